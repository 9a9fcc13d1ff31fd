namespace Nhi.Governance.Providers.Aws;

/// <summary>Access key ids; newer ones hold the number of their account.</summary>
internal static class AwsAccessKeyId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Prefix = 4;
    private const int Letters = 20;

    public static bool IsValid(string? id) => id is { Length: >= 16 and <= 128 } && id.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));

    /// <summary>The account: bits 1 to 40 of the base-32 number after the prefix, in ids whose first bit is set.</summary>
    public static string? AccountOf(string id)
    {
        if (id.Length != Letters || id[Prefix] is not ((>= 'Q' and <= 'Z') or (>= '2' and <= '7')))
        {
            return null;
        }

        ulong bits = 0;
        foreach (var letter in id.AsSpan(Prefix, 10))
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            bits = (bits << 5) | (uint)value;
        }

        // Ten letters are 50 bits; the first 48 are the six bytes that count.
        var account = ((bits >> 2) & 0x7fffffffff80) >> 7;
        return account <= 999_999_999_999 ? account.ToString("D12", System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
