// Startup is defined in C++ without a declaration that makes it extern "C".
__attribute__((visibility("default"))) unsigned Startup(const wchar_t *ResourceType,
                                                        unsigned MinVersionSupported,
                                                        unsigned MaxVersionSupported,
                                                        void *SetResourceStatus, void *LogEvent,
                                                        void **FunctionTable);

unsigned Startup(const wchar_t *, unsigned, unsigned, void *, void *, void **)
{
    return 5080;
}
