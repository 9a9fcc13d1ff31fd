namespace Nhi.Governance.Secrets;

/// <summary>Reads what a credential tells about itself.</summary>
/// <remarks>Safe for concurrent use: it has no state.</remarks>
public static class SecretReader
{
    /// <summary>Reads a value. It never throws for what the value holds: one that is malformed tells nothing.</summary>
    /// <param name="format">The value's format.</param>
    /// <param name="text">The bytes a match spans; of an AWS access key its id.</param>
    /// <returns>What the value tells; <see cref="SecretReading.Empty"/> when that is nothing.</returns>
    public static SecretReading Read(SecretFormat format, ReadOnlySpan<byte> text)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (text.Length > SecretFormats.MaxMatchLength)
        {
            return SecretReading.Empty;
        }

        return format.Row.Facts switch
        {
            FormatFacts.AwsAccount => AwsKeyReader.Read(text),
            FormatFacts.Jwt => JwtReader.Read(text),
            FormatFacts.PublicKey => PrivateKeyReader.Read(text),
            FormatFacts.DatabaseUrl => DatabaseUrlReader.Read(text),
            FormatFacts.Url => UrlReader.Read(text),
            FormatFacts.CaskDate => AzureKeyReader.Read(text),
            FormatFacts.GitLabRoutable => GitLabTokenReader.Read(text),
            _ => SecretReading.Empty,
        };
    }
}
