namespace Nhi.Governance.Secrets;

/// <summary>
/// <c>AccountKey=</c> and 86 characters of base64 with two of padding. The match is the key without the name before it.
/// No match: a key of fewer than 16 different characters, and the well-known key of the storage emulator.
/// </summary>
internal static class AzureStorageKeyFormat
{
    private const int KeyLength = 88;
    private const int NameLength = 11;
    private const int LeastDistinct = 16;

    public static bool TryVerify(ReadOnlySpan<byte> window, int name, out Candidate candidate)
    {
        candidate = default;
        int start = name + NameLength;
        if (Alphabet.Base64Padded.Holds(window, start + KeyLength))
        {
            return false;
        }

        ReadOnlySpan<byte> key = window.Slice(start, KeyLength);
        if (Template.CountDistinct(key) < LeastDistinct || key.StartsWith("Eby8vdM02xNOcqFlqUwJPLlm"u8))
        {
            return false;
        }

        candidate = Candidate.Whole(FormatTable.AzureStorageKey, start, KeyLength, ChecksumVerdict.None);
        return true;
    }
}
