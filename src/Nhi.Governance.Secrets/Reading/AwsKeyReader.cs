using System.Globalization;
using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Reads the account out of an AWS access key id. After the prefix stand 80 bits in base32: one that tells the newer generation from the older,
/// then the account in 40. AWS documents neither; independent write-ups agree, and that the older generation does not hold the account.
/// </summary>
internal static class AwsKeyReader
{
    private const int PrefixLength = 4;
    private const int BitsRead = 45;
    private const int BitsAfterAccount = 4;
    private const long AccountMask = (1L << 40) - 1;
    private const long LargestAccount = 999_999_999_999;

    public static SecretReading Read(ReadOnlySpan<byte> id)
    {
        if (id.Length != AwsAccessKeyFormat.IdLength || id.ContainsAnyExcept(Alphabet.Base32))
        {
            return SecretReading.Empty;
        }

        return new SecretReading { AwsAccessKeyId = Encoding.ASCII.GetString(id), AwsAccountId = Account(id) };
    }

    private static string? Account(ReadOnlySpan<byte> id)
    {
        long bits = 0;
        foreach (byte character in id.Slice(PrefixLength, BitsRead / 5))
        {
            int value = character >= 'A' ? character - 'A' : character - '2' + 26;
            bits = (bits << 5) | (long)value;
        }

        bool newer = bits >> (BitsRead - 1) == 1;
        long account = (bits >> BitsAfterAccount) & AccountMask;
        return newer && account is > 0 and <= LargestAccount ? account.ToString("D12", CultureInfo.InvariantCulture) : null;
    }
}
