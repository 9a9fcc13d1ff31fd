namespace Nhi.Governance.Providers.Files;

/// <summary>How much one archive and those within it may hold. Archives that pass it were made to exhaust whoever opens them.</summary>
/// <param name="compressed">Length of the archive, or what stands for one where it is not known.</param>
internal sealed class ArchiveAllowance(long compressed)
{
    /// <summary>How deep archives are opened within archives.</summary>
    public const int Depth = 3;

    /// <summary>How many members all of them may have together.</summary>
    public const int Members = 100_000;

    private const long Least = 64L * 1024 * 1024;
    private const long Most = 16L * 1024 * 1024 * 1024;

    // Text shrinks to a hundredth where it repeats itself; only made-up data shrinks much further.
    private const long Ratio = 200;

    private long _bytes = Math.Min(Most, Least + (Ratio * Math.Min(compressed, Most)));
    private int _members;

    /// <summary>Whether nothing more may be read.</summary>
    public bool IsSpent => _bytes < 0 || _members > Members;

    /// <summary>Takes bytes that were unpacked.</summary>
    /// <exception cref="DocumentBrokenException">They are too many.</exception>
    public void Take(int bytes)
    {
        _bytes -= bytes;
        if (_bytes < 0)
        {
            throw new DocumentBrokenException("the archive expands to more than it may: from here on it is not read");
        }
    }

    /// <summary>Takes a member.</summary>
    /// <returns>Whether it may be read.</returns>
    public bool TakeMember() => !IsSpent && ++_members <= Members;
}
