using System.Buffers.Binary;
using System.Numerics;

namespace Nhi.Governance.Secrets;

/// <summary>The hash Marvin, collapsed to 32 bits, which Azure takes as a checksum with seeds that are public.</summary>
internal static class Marvin32
{
    public static uint Compute(ReadOnlySpan<byte> data, ulong seed)
    {
        uint p0 = (uint)seed;
        uint p1 = (uint)(seed >> 32);
        while (data.Length >= sizeof(uint))
        {
            p0 += BinaryPrimitives.ReadUInt32LittleEndian(data);
            Mix(ref p0, ref p1);
            data = data[sizeof(uint)..];
        }

        uint rest = 0x80;
        for (int i = data.Length - 1; i >= 0; i--)
        {
            rest = (rest << 8) | data[i];
        }

        p0 += rest;
        Mix(ref p0, ref p1);
        Mix(ref p0, ref p1);
        return p0 ^ p1;
    }

    private static void Mix(ref uint p0, ref uint p1)
    {
        p1 ^= p0;
        p0 = BitOperations.RotateLeft(p0, 20);
        p0 += p1;
        p1 = BitOperations.RotateLeft(p1, 9);
        p1 ^= p0;
        p0 = BitOperations.RotateLeft(p0, 27);
        p0 += p1;
        p1 = BitOperations.RotateLeft(p1, 19);
    }
}
