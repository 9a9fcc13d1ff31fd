namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>A match without how it was come by, so that it can be compared with what a naive search finds.</summary>
internal readonly record struct Located(long Offset, int Length, SecretFingerprint Fingerprint);
