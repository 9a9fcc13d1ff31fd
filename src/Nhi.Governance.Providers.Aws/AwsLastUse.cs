namespace Nhi.Governance.Providers.Aws;

/// <summary>What IAM keeps of the last use of a key.</summary>
/// <param name="User">The user it says the key belongs to; null where it does not say.</param>
/// <param name="At">When; null where it was never used, or where the date cannot be read.</param>
/// <param name="IsNever">Whether IAM says that it was never used since it keeps this (April 2015).</param>
/// <param name="Service">For which service, as it is called in requests; empty where it is not told.</param>
/// <param name="Region">In which region; empty where it is not told.</param>
internal sealed record AwsLastUse(string? User, DateTimeOffset? At, bool IsNever, string Service, string Region);
