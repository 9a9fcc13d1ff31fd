namespace Nhi.Governance.Secrets;

/// <summary>Verifies the checksums that issuers put into their values.</summary>
internal static class Checksum
{
    /// <summary>What a value's own checksum says; <see cref="ChecksumVerdict.None"/> where this value has none.</summary>
    public static ChecksumVerdict Verify(ChecksumKind kind, ReadOnlySpan<byte> value) => kind switch
    {
        ChecksumKind.None => ChecksumVerdict.None,
        ChecksumKind.GitLabRoutable => CrcChecksums.GitLabRoutable(value),
        ChecksumKind.Base62Crc32 => Of(CrcChecksums.Base62(value)),
        ChecksumKind.GrafanaCrc32 => Of(CrcChecksums.Grafana(value)),
        ChecksumKind.AtlassianCrc32 => Of(CrcChecksums.Atlassian(value)),
        ChecksumKind.ZuploCrc32 => Of(CrcChecksums.Zuplo(value)),
        ChecksumKind.ConfluentCrc32 => Of(CrcChecksums.Confluent(value)),
        ChecksumKind.AzureHis => Of(AzureChecksums.IsIdentifiable(value)),
        ChecksumKind.AzureCask => Of(AzureChecksums.IsCommonAnnotated(value)),
        ChecksumKind.AdoPat => Of(AdoPatChecksum.IsValid(value)),
        ChecksumKind.PyPiMacaroon => Of(PyPiMacaroon.IsOne(value)),
        ChecksumKind.Bech32 => Of(Bech32.IsValid(value)),
        ChecksumKind.NKeyCrc16 => Of(NKeyChecksum.IsValid(value)),
        ChecksumKind.AwsAccount => value.EndsWith("EXAMPLE"u8) ? ChecksumVerdict.Failed : ChecksumVerdict.None,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static ChecksumVerdict Of(bool valid) => valid ? ChecksumVerdict.Valid : ChecksumVerdict.Failed;
}
