/* A library that is no resource DLL: it exports neither Startup nor StartupEx. */
int right_answer(void);

int right_answer(void)
{
    return 42;
}
