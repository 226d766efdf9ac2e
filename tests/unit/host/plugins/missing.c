/* Calls a function that nobody has. */
__attribute__((visibility("default"))) const unsigned char rdk_plugin_wchar16 = 16;

int FunctionThatIsNowhere(int value);

__attribute__((visibility("default"))) int Startup(int value);
int Startup(int value)
{
    return FunctionThatIsNowhere(value);
}
