namespace Nhi.Governance.Secrets;

/// <summary>
/// Reads when a common annotated key of Azure was allocated: behind its mark stand the year, A for 2024 and on through small letters and
/// digits, and the month, A to L.
/// </summary>
internal static class AzureKeyReader
{
    private const int Mark = 52;
    private const int Year = 58;
    private const int Month = 59;
    private const int FirstYear = 2024;

    public static SecretReading Read(ReadOnlySpan<byte> key)
    {
        if (key.Length <= Month || !key[Mark..].StartsWith("JQQJ9"u8))
        {
            return SecretReading.Empty;
        }

        int year = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8.IndexOf(key[Year]);
        int month = key[Month] - 'A' + 1;
        return year >= 0 && month is >= 1 and <= 12
            ? new SecretReading { AllocatedOn = new DateOnly(FirstYear + year, month, 1) }
            : SecretReading.Empty;
    }
}
