# The command line, as users meet it: one script per subject.
if(TARGET ftlint)
  foreach(_name IN ITEMS usage output coverage doctor suppress baseline changes sources rules determinism stop dump explain_at readme templates config precommit
      help outputs nolibc hostile_git hostile_paths hostile_text hostile_bombs)
    add_test(NAME cli.${_name}
      COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/cli/${_name}.sh" "$<TARGET_FILE:ftlint>" "${PROJECT_SOURCE_DIR}")
    set_tests_properties(cli.${_name} PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)
  endforeach()
endif()

# How the source hangs together (docs/architecture.md).
add_test(NAME house.layering COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/cli/layering.sh" "${PROJECT_SOURCE_DIR}")
add_test(NAME house.headers
  COMMAND sh "${CMAKE_CURRENT_SOURCE_DIR}/cli/headers.sh" "${PROJECT_SOURCE_DIR}" "${CMAKE_C_COMPILER}"
          "${LibClang_INCLUDE_DIR}")
