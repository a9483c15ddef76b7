# Rules against annotated programs (tests/fixtures/<rule>/) and against the examples of their own pages.
if(TARGET ftlint)
  set(_run "${CMAKE_CURRENT_SOURCE_DIR}/run")
  file(GLOB _folders CONFIGURE_DEPENDS LIST_DIRECTORIES true "${CMAKE_CURRENT_SOURCE_DIR}/fixtures/*")
  foreach(_folder IN LISTS _folders)
    if(IS_DIRECTORY "${_folder}")
      get_filename_component(_name "${_folder}" NAME)
      add_test(NAME fixtures.${_name} COMMAND sh "${_run}/fixtures.sh" "$<TARGET_FILE:ftlint>" "${_folder}")
      set_tests_properties(fixtures.${_name} PROPERTIES TIMEOUT 600)
    endif()
  endforeach()

  # The same findings on a machine without a C library's headers.
  foreach(_name FT001 FT101 FT202 FT204 FT501 FT601)
    add_test(NAME nolibc.${_name} COMMAND sh "${_run}/fixtures.sh" "$<TARGET_FILE:ftlint>" "${CMAKE_CURRENT_SOURCE_DIR}/fixtures/${_name}")
    set_tests_properties(nolibc.${_name} PROPERTIES TIMEOUT 600 ENVIRONMENT FTLINT_SYSTEM_HEADERS=none)
  endforeach()

  file(GLOB _rules CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/rules/FT*.yml")
  foreach(_rule IN LISTS _rules)
    get_filename_component(_id "${_rule}" NAME_WE)
    add_test(NAME examples.${_id} COMMAND sh "${_run}/examples.sh" "$<TARGET_FILE:ftlint>" "${_id}")
    set_tests_properties(examples.${_id} PROPERTIES TIMEOUT 300)
  endforeach()

  add_test(NAME rules.complete COMMAND sh "${_run}/complete.sh" "$<TARGET_FILE:ftlint>" "${PROJECT_SOURCE_DIR}")
  add_test(NAME rules.docs COMMAND ftlint docs --check "${PROJECT_SOURCE_DIR}/docs")
endif()
