// Startup as a function of C++.
__attribute__((visibility("default"))) unsigned StartupEx(const void *type)
{
    return type ? 0 : 1;
}
