using Amazon;

namespace Nhi.Governance.Providers.Aws;

/// <summary>One service of AWS: where it is asked and for which region requests to it are signed.</summary>
internal sealed record AwsService(string Name, Uri Endpoint, RegionEndpoint SigningRegion)
{
    /// <summary>IAM is one for a whole partition, and signs for the region that leads it.</summary>
    public static AwsService Iam(AwsOptions options)
    {
        var region = RegionEndpoint.GetBySystemName(options.Region);
        var (leading, host) = region.PartitionName switch
        {
            "aws" => ("us-east-1", "iam.amazonaws.com"),
            "aws-cn" => ("cn-north-1", "iam.cn-north-1.amazonaws.com.cn"),
            "aws-us-gov" => ("us-gov-west-1", "iam.us-gov.amazonaws.com"),
            _ when options.IamEndpoint is not null => (options.Region, string.Empty),
            _ => throw new ArgumentException($"Where IAM is for the region {options.Region} must be said.", nameof(options)),
        };
        return new AwsService("iam", Address(options.IamEndpoint, host), RegionEndpoint.GetBySystemName(leading));
    }

    public static AwsService Sts(AwsOptions options) => Regional("sts", options, options.StsEndpoint);

    public static AwsService SecretsManager(AwsOptions options) => Regional("secretsmanager", options, options.SecretsManagerEndpoint);

    private static AwsService Regional(string name, AwsOptions options, Uri? given)
    {
        var region = RegionEndpoint.GetBySystemName(options.Region);
        return new AwsService(name, Address(given, $"{name}.{region.SystemName}.{region.PartitionDnsSuffix}"), region);
    }

    private static Uri Address(Uri? given, string host)
    {
        var address = given ?? new Uri($"https://{host}/");
        return address.IsAbsoluteUri && address.UserInfo.Length == 0 && address.Query.Length == 0 && (address.Scheme is "https" || (address.Scheme is "http" && address.IsLoopback))
            ? address
            : throw new ArgumentException("An address of AWS is an absolute https URL without user or query; plain http is taken on loopback alone.", nameof(given));
    }
}
