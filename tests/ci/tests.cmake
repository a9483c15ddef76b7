# action.yml and the GitLab template; builds and installs a release of this source.
if(TARGET ftlint)
  add_test(NAME ci.action
    COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/ci/ci.sh" "$<TARGET_FILE:ftlint>" "${PROJECT_SOURCE_DIR}")
  set_tests_properties(ci.action PROPERTIES TIMEOUT 900)
endif()
