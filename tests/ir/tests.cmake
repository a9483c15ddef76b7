# Golden dumps of the IR: tests/ir/*.c and *.cpp with *.ir. To regenerate, then review the diff:
#     FTLINT_UPDATE_GOLDEN=1 ctest -R '^ir\.'
if(TARGET ft_parse AND TARGET ft_ir)
  add_executable(ir_golden "${CMAKE_CURRENT_LIST_DIR}/golden.c")
  target_link_libraries(ir_golden PRIVATE ft_parse ft_ir ft_base LibClang::LibClang)
  file(GLOB _golden CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/*.c" "${CMAKE_CURRENT_LIST_DIR}/*.cpp")
  list(REMOVE_ITEM _golden "${CMAKE_CURRENT_LIST_DIR}/golden.c")
  foreach(_file IN LISTS _golden)
    get_filename_component(_name "${_file}" NAME_WE)
    set(_std -std=gnu17)
    if(_file MATCHES "\\.cpp$")
      set(_std -std=gnu++17)
    endif()
    add_test(NAME ir.${_name} COMMAND ir_golden "${_file}" -- ${_std} -w -nostdinc
             -isystem "${PROJECT_SOURCE_DIR}/capi/include")
  endforeach()
endif()
