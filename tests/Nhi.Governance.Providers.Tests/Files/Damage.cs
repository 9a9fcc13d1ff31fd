using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Providers.Tests.Files;

/// <summary>Breaks the bytes of a file at random places.</summary>
internal static class Damage
{
    /// <summary>Places, ways and values.</summary>
    public static Gen<List<(int At, int Kind, byte Value)>> Edits { get; } =
        Gen.Zip(Gen.Choose(0, 1 << 20), Gen.Choose(0, 6)).Zip(Gen.Choose(0, 255), (edit, value) => (edit.Item1, edit.Item2, (byte)value)).ListOf();

    public static byte[] To(byte[] content, IEnumerable<(int At, int Kind, byte Value)> edits)
    {
        var bytes = content.ToList();
        foreach (var (at, kind, value) in edits.Where(_ => bytes.Count > 0))
        {
            var index = at % bytes.Count;
            switch (kind)
            {
                case 0:
                    bytes[index] = value;
                    break;
                case 1:
                    bytes.RemoveAt(index);
                    break;
                case 2:
                    bytes.Insert(index, value);
                    break;
                case 3:
                    bytes[index] = "{}[]:,\"'\n&*!|>#%@\\"u8[value % 18];
                    break;
                case 4:
                    bytes.RemoveRange(index, Math.Min(value, bytes.Count - index));
                    break;
                case 5:
                    bytes.InsertRange(index, bytes.GetRange(index, Math.Min(value, bytes.Count - index)));
                    break;
                default:
                    bytes[index] ^= (byte)(1 << (value % 8));
                    break;
            }
        }

        return [.. bytes];
    }
}
