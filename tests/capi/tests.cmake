# capi/include: every name is there, types agree with a real CPython, extension code parses.
find_program(FTLINT_TEST_CLANG NAMES clang HINTS "${LibClang_ROOT_DIR}/bin" DOC "clang for the tests of capi/include")
set(_clang "")
if(FTLINT_TEST_CLANG)
  set(_clang "${FTLINT_TEST_CLANG}")
endif()
set(_capi "${CMAKE_CURRENT_SOURCE_DIR}/capi")
set(_include "${PROJECT_SOURCE_DIR}/capi/include")

add_executable(capi_signatures "${_capi}/signatures.c")
target_link_libraries(capi_signatures PRIVATE LibClang::LibClang)

add_test(NAME capi.names COMMAND sh "${_capi}/names.sh" "${_include}" ${_clang})
add_test(NAME capi.usage COMMAND sh "${_capi}/usage.sh" "${_include}" ${_clang})
add_test(NAME capi.signatures COMMAND sh "${_capi}/signatures.sh" "" "${_include}" $<TARGET_FILE:capi_signatures>)
set_tests_properties(capi.names capi.usage capi.signatures PROPERTIES SKIP_RETURN_CODE 77)
