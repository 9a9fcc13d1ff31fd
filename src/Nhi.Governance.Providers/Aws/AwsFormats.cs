using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>The formats of AWS.</summary>
internal static class AwsFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new AwsAuthorizationDetails(),
        new AwsPrincipalLists(),
        new AwsCredentialReport(),
        new AwsAccessKeyList(),
        new AwsOidcProviders(),
        new RecordList("aws/service-keys", ["ServiceSpecificCredentials", "SSHPublicKeys", "Certificates"], AwsServiceKeys.ServiceSpecific, AwsServiceKeys.Ssh, AwsServiceKeys.Signing),
        new RecordList("aws/certificates", ["CertificateSummaryList", "ServerCertificateMetadataList"], AwsCertificates.Managed, AwsCertificates.Server),
        new RecordList("aws/workloads", ["Functions", "InstanceProfiles", "associations", "projects"], AwsWorkloads.Function, AwsWorkloads.Task, AwsWorkloads.InstanceProfile, AwsWorkloads.PodIdentity, AwsWorkloads.Build, AwsWorkloads.Cluster, AwsWorkloads.KnowledgeBase),
        new RecordList("aws/accounts", ["Accounts"], AwsOrganization.Account),
        new RecordList("aws/secret-names", ["SecretList", "Parameters"], AwsSecretNames.Secret, AwsSecretNames.Parameter),
        new RecordList("aws/keys", ["Keys"], AwsKeys.Kind),
        new RecordList("aws/access", ["ServicesLastAccessed", "Grants", "findings"], AwsAccess.LastAccessed, AwsAccess.Grant, AwsAccess.Finding),
        new RecordList("aws/guardrails", ["Policies", "trustAnchors"], AwsAccess.Guardrail, AwsAccess.TrustAnchor),
        new RecordList("aws/federation", ["SAMLProviderList", "profiles", "accessEntries"], AwsFederation.Saml, AwsFederation.AccessEntry, AwsFederation.Profile),
    ];
}
