/* Compiled without the SDK's flags. */
__attribute__((visibility("default"))) unsigned Startup(void)
{
    return 0;
}
