# Reports in every format, given to those who read them.
if(TARGET ftlint)
  add_test(NAME report.validate
    COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/report/validate.sh" "$<TARGET_FILE:ftlint>" "${PROJECT_SOURCE_DIR}")
  set_tests_properties(report.validate PROPERTIES TIMEOUT 600)
endif()
