using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>What a verifier found, with positions relative to the window it was given.</summary>
/// <param name="Format">The number of the format.</param>
/// <param name="Start">Where the match starts.</param>
/// <param name="Length">How long the match is.</param>
/// <param name="Checksum">The verdict of the checksum.</param>
/// <param name="SecretStart">Where the secret part starts; other than <paramref name="Start"/> only when the two stand apart.</param>
/// <param name="SecretLength">How long the secret part is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(
    int Format, int Start, int Length, ChecksumVerdict Checksum, int SecretStart, int SecretLength)
{
    /// <summary>How far before it the word stands that announces it; zero without one.</summary>
    public int Distance { get; init; }

    /// <summary>A match that is its own secret.</summary>
    public static Candidate Whole(int format, int start, int length, ChecksumVerdict checksum) =>
        new(format, start, length, checksum, start, length);
}
