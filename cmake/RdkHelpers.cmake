# How every target of the project is compiled, and the few functions that declare targets.

# All code of ours and every plugin uses 16-bit wchar_t (docs/architecture.md).
add_library(rdk_flags INTERFACE)
target_compile_options(rdk_flags INTERFACE
  -fshort-wchar
  $<$<COMPILE_LANGUAGE:C>:-Wall -Wextra -Wshadow -Wconversion>
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wshadow>
  $<$<AND:$<COMPILE_LANGUAGE:C>,$<C_COMPILER_ID:GNU>>:-Wjump-misses-init>)
# The DWARF 5 of clang 14 is more than valgrind 3.19 can read.
target_compile_options(rdk_flags INTERFACE
  $<$<COMPILE_LANG_AND_ID:C,Clang>:-fdebug-default-version=4>
  $<$<COMPILE_LANG_AND_ID:CXX,Clang>:-fdebug-default-version=4>)
if(RDK_WERROR)
  target_compile_options(rdk_flags INTERFACE -Werror)
endif()
if(RDK_SANITIZE)
  # But for targets with RDK_UNSANITIZED (rdk_as_written).
  set(sanitized "$<NOT:$<BOOL:$<TARGET_PROPERTY:RDK_UNSANITIZED>>>")
  target_compile_options(rdk_flags INTERFACE
    "$<${sanitized}:-fsanitize=address,undefined;-fno-sanitize-recover=undefined;-fno-omit-frame-pointer>")
  target_link_options(rdk_flags INTERFACE "$<${sanitized}:-fsanitize=address,undefined>")
endif()

# rdk_add_room(<name> SOURCES ... [USES <room>...] [LIBS <target>...])
# A room of the harness: a static library that sees the headers of the rooms it uses and no others,
# so that an #include against the arrows of docs/architecture.md does not compile.
# A room is included as "<room>/<header>.h" by the others.
function(rdk_add_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LIBS" ${ARGN})
  add_library(rdk_room_${name} STATIC ${ROOM_SOURCES})
  # The room's own folder is visible to itself; others see it through a folder of links that
  # holds this one room only.
  set(view "${CMAKE_BINARY_DIR}/rooms/${name}")
  file(MAKE_DIRECTORY "${view}")
  file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${view}/${name}" SYMBOLIC)
  target_include_directories(rdk_room_${name} PUBLIC "${view}")
  set_target_properties(rdk_room_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(rdk_room_${name} PRIVATE rdk_flags ${ROOM_LIBS})
  foreach(used IN LISTS ROOM_USES)
    # PRIVATE: what a used room itself uses does not become visible here.
    target_link_libraries(rdk_room_${name} PRIVATE rdk_room_${used})
  endforeach()
endfunction()

# rdk_add_unit_test(<room> <noun>_test.c... ROOMS <room>... [LIBS <target>...] [DEFINES X=..])
# One executable per test file, one CTest entry each, named unit.<room>.<noun>.
function(rdk_add_unit_test room)
  cmake_parse_arguments(T "" "" "ROOMS;LIBS;DEFINES" ${ARGN})
  foreach(file IN LISTS T_UNPARSED_ARGUMENTS)
    get_filename_component(noun "${file}" NAME_WE)
    string(REGEX REPLACE "_test$" "" noun "${noun}")
    set(target "unit_${room}_${noun}")
    add_executable(${target} ${file})
    set_target_properties(${target} PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests/unit/${room}")
    foreach(used IN LISTS T_ROOMS)
      target_link_libraries(${target} PRIVATE rdk_room_${used})
    endforeach()
    target_compile_definitions(${target} PRIVATE ${T_DEFINES})
    target_link_libraries(${target} PRIVATE rdk_flags ${T_LIBS} PkgConfig::CHECK Threads::Threads)
    add_test(NAME unit.${room}.${noun} COMMAND ${target})
    # Check ends a test after 4 s otherwise, which a busy machine or a sanitizer needs.
    set_tests_properties(unit.${room}.${noun} PROPERTIES TIMEOUT 120
      ENVIRONMENT CK_DEFAULT_TIMEOUT=60)
  endforeach()
endfunction()

# rdk_add_plugin(<name> SOURCES ... [OUTPUT_DIRECTORY dir]): a resource DLL as a .so, built as an
# author would build it: the SDK's headers and flags, nothing of the harness.
function(rdk_add_plugin name)
  cmake_parse_arguments(P "" "OUTPUT_DIRECTORY" "SOURCES" ${ARGN})
  add_library(${name} MODULE ${P_SOURCES})
  set_target_properties(${name} PROPERTIES PREFIX "")
  if(P_OUTPUT_DIRECTORY)
    set_target_properties(${name} PROPERTIES LIBRARY_OUTPUT_DIRECTORY "${P_OUTPUT_DIRECTORY}")
  endif()
  target_link_libraries(${name} PRIVATE rdk_flags rdk::rdk)
endfunction()

# rdk_as_written(<target>...): a test's plugin, whose functions and lines a test looks for: no function
# of the source is lost to the optimiser, whatever the build type; and what it does wrong is for rdk to
# find, not for a sanitizer.
function(rdk_as_written)
  foreach(target IN LISTS ARGN)
    target_compile_options(${target} PRIVATE -g -O1 -fno-inline -fno-optimize-sibling-calls)
    set_target_properties(${target} PROPERTIES RDK_UNSANITIZED ON)
  endforeach()
endfunction()
