/* A bcryptprimitives.dll for Wine 8, which has none: random numbers for libraries that were built for newer Windows.
   x86_64-w64-mingw32-gcc -shared -O2 -o bcryptprimitives.dll shim.c -ladvapi32 */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return RtlGenRandom(data, (ULONG)length);
}
