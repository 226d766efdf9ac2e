#ifndef RDK_WIN32_SAL_H
#define RDK_WIN32_SAL_H

/*
 * Microsoft's source annotations. They speak to its analyser alone, so all of them are empty here.
 * The older spelling (`__in_opt`) follows; names that system headers use are left out.
 */

#define _In_
#define _In_opt_
#define _In_z_
#define _In_opt_z_
#define _In_range_(low, high)
#define _In_reads_(count)
#define _In_reads_opt_(count)
#define _In_reads_z_(count)
#define _In_reads_bytes_(size)
#define _In_reads_bytes_opt_(size)
#define _In_reads_or_z_(count)
#define _Inout_
#define _Inout_opt_
#define _Inout_z_
#define _Inout_updates_(count)
#define _Inout_updates_opt_(count)
#define _Inout_updates_z_(count)
#define _Inout_updates_bytes_(size)
#define _Inout_updates_bytes_opt_(size)
#define _Inout_updates_bytes_to_(size, used)
#define _Inout_updates_bytes_to_opt_(size, used)
#define _Out_
#define _Out_opt_
#define _Out_writes_(count)
#define _Out_writes_opt_(count)
#define _Out_writes_z_(count)
#define _Out_writes_opt_z_(count)
#define _Out_writes_to_(count, used)
#define _Out_writes_to_opt_(count, used)
#define _Out_writes_bytes_(size)
#define _Out_writes_bytes_opt_(size)
#define _Out_writes_bytes_all_(size)
#define _Out_writes_bytes_to_(size, used)
#define _Out_writes_bytes_to_opt_(size, used)
#define _Outptr_
#define _Outptr_opt_
#define _Outptr_result_maybenull_
#define _Outptr_result_bytebuffer_(size)
#define _Outptr_result_bytebuffer_maybenull_(size)
#define _Outptr_result_buffer_(count)
#define _Outptr_result_buffer_maybenull_(count)
#define _Outptr_opt_result_maybenull_
#define _Outptr_result_z_
#define _COM_Outptr_
#define _Deref_out_
#define _Deref_out_opt_
#define _Deref_out_z_
#define _Deref_out_opt_z_
#define _Reserved_
#define _Field_size_(count)
#define _Field_size_opt_(count)
#define _Field_size_bytes_(size)
#define _Field_size_bytes_opt_(size)
#define _Field_z_
#define _Field_range_(low, high)
#define _Struct_size_bytes_(size)
#define _Ret_maybenull_
#define _Ret_notnull_
#define _Ret_z_
#define _Ret_opt_z_
#define _Must_inspect_result_
#define _Check_return_
#define _Check_return_opt_
#define _Success_(expression)
#define _Pre_
#define _Pre_valid_
#define _Pre_notnull_
#define _Pre_maybenull_
#define _Pre_satisfies_(condition)
#define _Post_
#define _Post_valid_
#define _Post_invalid_
#define _Post_ptr_invalid_
#define _Post_satisfies_(condition)
#define _Post_writable_byte_size_(size)
#define _Post_writable_size_(count)
#define _Post_readable_byte_size_(size)
#define _When_(condition, annotations)
#define _At_(target, annotations)
#define _Always_(annotations)
#define _On_failure_(annotations)
#define _Null_terminated_
#define _NullNull_terminated_
#define _Printf_format_string_
#define _Use_decl_annotations_
#define _Analysis_assume_(condition)
#define _Acquires_lock_(lock)
#define _Releases_lock_(lock)
#define _Requires_lock_held_(lock)
#define _Requires_lock_not_held_(lock)
#define _Acquires_exclusive_lock_(lock)
#define _Acquires_shared_lock_(lock)
#define _Releases_exclusive_lock_(lock)
#define _Releases_shared_lock_(lock)
#define _Guarded_by_(lock)
#define _Interlocked_
#define _Interlocked_operand_
#define _Function_class_(name)
#define _IRQL_requires_max_(level)
#define _Frees_ptr_
#define _Frees_ptr_opt_
#define _Maybenull_
#define _Notnull_
#define _Writable_bytes_(size)
#define _Readable_bytes_(size)

/* The standard C++ library has parameters named __in and __out: a C++ source that is annotated
 * this way is built with -DRDK_OLD_SAL, and includes no header of that library after this one. */
#if !defined(__cplusplus) || defined(RDK_OLD_SAL)
#    define __in
#    define __out
#endif
#define __in_opt
#define __in_z
#define __in_opt_z
#define __in_ecount(count)
#define __in_ecount_opt(count)
#define __in_bcount(size)
#define __in_bcount_opt(size)
#define __out_opt
#define __out_ecount(count)
#define __out_ecount_opt(count)
#define __out_ecount_z(count)
#define __out_ecount_part(count, used)
#define __out_ecount_part_opt(count, used)
#define __out_bcount(size)
#define __out_bcount_opt(size)
#define __out_bcount_part(size, used)
#define __out_bcount_part_opt(size, used)
#define __inout
#define __inout_opt
#define __inout_ecount(count)
#define __inout_ecount_opt(count)
#define __inout_bcount(size)
#define __inout_bcount_opt(size)
#define __deref_out
#define __deref_out_opt
#define __deref_out_ecount(count)
#define __deref_out_bcount(size)
#define __deref_opt_out
#define __deref_inout
#define __deref_inout_opt
#define __nullterminated
#define __nullnullterminated
#define __checkReturn
#define __format_string
#define __analysis_assume(condition)
#define __control_entrypoint(category)
#define __drv_aliasesMem
#define __drv_freesMem(kind)

#endif
