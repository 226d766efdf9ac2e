/* Exports nothing that a monitor calls. */
__attribute__((visibility("default"))) const unsigned char rdk_plugin_wchar16 = 16;
