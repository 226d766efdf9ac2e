// A function with a C++ name for take_test.c.

namespace store
{

template <typename T> class Shelf
{
  public:
    __attribute__((noinline)) void stand(T value, void (*in)())
    {
        held = value;
        in();
        held = T();
    }

  private:
    volatile T held;
};

} // namespace store

extern "C" void stands_in_a_method(void (*in)());

extern "C" void stands_in_a_method(void (*in)())
{
    store::Shelf<int> shelf;
    shelf.stand(1, in);
}
