using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>The formats of AWS.</summary>
internal static class AwsFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new AwsAuthorizationDetails(),
        new AwsCredentialReport(),
        new AwsAccessKeyList(),
        new AwsOidcProviders(),
        new RecordList("aws/service-keys", ["ServiceSpecificCredentials", "SSHPublicKeys", "Certificates"], AwsServiceKeys.ServiceSpecific, AwsServiceKeys.Ssh, AwsServiceKeys.Signing),
        new RecordList("aws/certificates", ["CertificateSummaryList", "ServerCertificateMetadataList"], AwsCertificates.Managed, AwsCertificates.Server),
        new RecordList("aws/workloads", ["Functions", "InstanceProfiles", "associations"], AwsWorkloads.Function, AwsWorkloads.Task, AwsWorkloads.InstanceProfile, AwsWorkloads.PodIdentity),
        new RecordList("aws/accounts", ["Accounts"], AwsOrganization.Account),
        new RecordList("aws/secret-names", ["SecretList", "Parameters"], AwsSecretNames.Secret, AwsSecretNames.Parameter),
        new RecordList("aws/keys", ["Keys"], AwsKeys.Kind),
        new RecordList("aws/federation", ["SAMLProviderList", "profiles", "accessEntries"], AwsFederation.Saml, AwsFederation.AccessEntry, AwsFederation.Profile),
    ];
}
