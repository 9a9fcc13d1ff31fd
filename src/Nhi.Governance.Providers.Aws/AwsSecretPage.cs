namespace Nhi.Governance.Providers.Aws;

/// <summary>A page of secrets, without their versions.</summary>
internal sealed record AwsSecretPage(IReadOnlyList<AwsSecret> Secrets, string? NextToken);
