namespace Nhi.Governance.Providers.Tests.Aws;

/// <summary>Lists of AWS, made up as its command line prints them.</summary>
internal static class AwsListSamples
{
    public static IReadOnlyDictionary<string, (string Member, string Json)> All { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["aws/service-keys"] = ("ServiceSpecificCredentials", """
            [{ "UserName": "git", "Status": "Active", "ServiceUserName": "git-at-111122223333", "CreateDate": "2024-05-01T00:00:00Z", "ServiceSpecificCredentialId": "ACCAEXAMPLE1", "ServiceName": "codecommit.amazonaws.com" },
             { "UserName": "git", "SSHPublicKeyId": "APKAEXAMPLE1", "Status": "Inactive", "UploadDate": "2024-05-02T00:00:00Z" },
             { "UserName": "git", "CertificateId": "TA7SMP42TDN5Z26OBPJE7EXAMPLE", "CertificateBody": "-----BEGIN CERTIFICATE-----", "Status": "Active", "UploadDate": "2024-05-03T00:00:00Z" }]
            """),
        ["aws/certificates"] = ("CertificateSummaryList", """
            [{ "CertificateArn": "arn:aws:acm:eu-west-1:111122223333:certificate/1", "DomainName": "shop.example", "SubjectAlternativeNameSummaries": ["shop.example", "www.shop.example"], "Status": "ISSUED", "Type": "AMAZON_ISSUED", "InUse": true,
               "NotBefore": "2026-06-01T00:00:00Z", "NotAfter": "2027-06-30T23:59:59Z", "CreatedAt": "2026-06-01T00:00:00Z" },
             { "Certificate": { "CertificateArn": "arn:aws:acm:eu-west-1:111122223333:certificate/2", "DomainName": "old.shop.example", "InUseBy": ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/a"], "Type": "PRIVATE", "Status": "EXPIRED", "NotBefore": "2024-01-01T00:00:00Z", "NotAfter": "2025-01-01T00:00:00Z" } },
             { "Path": "/", "ServerCertificateName": "legacy", "ServerCertificateId": "ASCAEXAMPLE", "Arn": "arn:aws:iam::111122223333:server-certificate/legacy", "UploadDate": "2023-01-01T00:00:00Z", "Expiration": "2024-01-01T00:00:00Z" }]
            """),
        ["aws/workloads"] = ("Functions", """
            [{ "FunctionName": "resize", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:resize", "Role": "arn:aws:iam::111122223333:role/service-role/resize", "Environment": { "Variables": { "DB_PASSWORD": "never-to-be-seen" } } },
             { "taskDefinition": { "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:3", "family": "web", "taskRoleArn": "arn:aws:iam::111122223333:role/web", "containerDefinitions": [{ "name": "web", "environment": [{ "name": "TOKEN", "value": "never-to-be-seen" }] }] } },
             { "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/plain:1", "family": "plain", "containerDefinitions": [] },
             { "InstanceProfileName": "builders", "InstanceProfileId": "AIPAEXAMPLE", "Arn": "arn:aws:iam::111122223333:instance-profile/builders", "Roles": [{ "RoleName": "builders", "Arn": "arn:aws:iam::111122223333:role/builders" }] },
             { "association": { "clusterName": "prod", "namespace": "pay", "serviceAccount": "api", "roleArn": "arn:aws:iam::111122223333:role/pay-api", "associationArn": "arn:aws:eks:eu-west-1:111122223333:podidentityassociation/prod/a-1", "associationId": "a-1" } },
             { "clusterName": "prod", "namespace": "pay", "serviceAccount": "api", "associationArn": "arn:aws:eks:eu-west-1:111122223333:podidentityassociation/prod/a-2", "associationId": "a-2" },
             { "name": "deploy", "arn": "arn:aws:codebuild:eu-west-1:111122223333:project/deploy", "serviceRole": "arn:aws:iam::111122223333:role/deploy", "environment": { "environmentVariables": [{ "name": "TOKEN", "value": "never-to-be-seen", "type": "PLAINTEXT" }] } },
             { "cluster": { "name": "prod", "arn": "arn:aws:eks:eu-west-1:111122223333:cluster/prod", "roleArn": "arn:aws:iam::111122223333:role/eks", "status": "ACTIVE" } },
             { "knowledgeBaseId": "KB1", "name": "manuals", "knowledgeBaseArn": "arn:aws:bedrock:eu-west-1:111122223333:knowledge-base/KB1", "roleArn": "arn:aws:iam::111122223333:role/knows", "status": "ACTIVE" }]
            """),
        ["aws/accounts"] = ("Accounts", """
            [{ "Id": "111122223333", "Arn": "arn:aws:organizations::999988887777:account/o-1/111122223333", "Email": "aws@shop.example", "Name": "prod", "Status": "ACTIVE", "JoinedMethod": "CREATED", "Tags": [{ "Key": "Env", "Value": "production" }, { "Key": "owner", "Value": "team-platform" }] }]
            """),
        ["aws/secret-names"] = ("SecretList", """
            [{ "ARN": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf", "Name": "db", "RotationEnabled": true, "LastChangedDate": "2026-01-01T00:00:00Z" },
             { "Name": "/shop/db", "ARN": "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/db", "Type": "SecureString", "Value": "never-to-be-seen", "Version": 1 }]
            """),
        ["aws/keys"] = ("Keys", """
            [{ "KeyMetadata": { "AWSAccountId": "111122223333", "KeyId": "k-1", "Arn": "arn:aws:kms:eu-west-1:111122223333:key/k-1", "CreationDate": "2024-01-01T00:00:00Z", "Enabled": true, "Description": "signs releases", "KeyUsage": "SIGN_VERIFY", "KeyState": "Enabled", "Origin": "AWS_KMS", "KeyManager": "CUSTOMER" } },
             { "AWSAccountId": "111122223333", "KeyId": "k-2", "Arn": "arn:aws:kms:eu-west-1:111122223333:key/k-2", "Enabled": true, "KeyUsage": "ENCRYPT_DECRYPT", "KeyManager": "CUSTOMER" }]
            """),
        ["aws/federation"] = ("SAMLProviderList", """
            [{ "Arn": "arn:aws:iam::111122223333:saml-provider/corp", "ValidUntil": "2027-12-31T23:59:59Z", "CreateDate": "2020-01-01T00:00:00Z" },
             { "accessEntry": { "clusterName": "prod", "principalArn": "arn:aws:iam::111122223333:role/admins", "kubernetesGroups": ["system:masters"], "accessEntryArn": "arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/1", "type": "STANDARD" } },
             { "name": "plants", "profileArn": "arn:aws:rolesanywhere:eu-west-1:111122223333:profile/1", "enabled": true, "roleArns": ["arn:aws:iam::111122223333:role/plant"] }]
            """),
        ["aws/access"] = ("ServicesLastAccessed", """
            [{ "ServiceName": "Amazon S3", "LastAuthenticated": "2026-10-01T00:00:01Z", "ServiceNamespace": "s3", "LastAuthenticatedEntity": "arn:aws:iam::111122223333:role/web", "LastAuthenticatedRegion": "eu-west-1", "TotalAuthenticatedEntities": 1 },
             { "ServiceName": "Amazon EC2", "ServiceNamespace": "ec2", "TotalAuthenticatedEntities": 0 },
             { "KeyId": "arn:aws:kms:eu-west-1:111122223333:key/k-1", "GrantId": "g-1", "Name": "", "CreationDate": "2026-01-01T00:00:00Z", "GranteePrincipal": "arn:aws:iam::111122223333:role/web", "IssuingAccount": "arn:aws:iam::111122223333:root", "Operations": ["Decrypt", "Sign"] },
             { "KeyId": "arn:aws:kms:eu-west-1:111122223333:key/k-1", "GrantId": "g-2", "GranteePrincipal": "rds.eu-west-1.amazonaws.com", "Operations": ["Decrypt"] },
             { "id": "f-1", "principal": { "AWS": "444455556666" }, "action": ["sts:AssumeRole"], "resource": "arn:aws:iam::111122223333:role/partner", "isPublic": false, "resourceType": "AWS::IAM::Role", "condition": {}, "createdAt": "2026-01-01T00:00:00Z", "analyzedAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z", "status": "ACTIVE", "resourceOwnerAccount": "111122223333" },
             { "id": "f-2", "principal": { "AWS": "*" }, "resource": "arn:aws:s3:::shop", "isPublic": true, "resourceType": "AWS::S3::Bucket", "status": "ACTIVE", "resourceOwnerAccount": "111122223333" }]
            """),
        ["aws/guardrails"] = ("Policies", """
            [{ "Id": "p-FullAWSAccess", "Arn": "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess", "Name": "FullAWSAccess", "Description": "Allows access to every operation", "Type": "SERVICE_CONTROL_POLICY", "AwsManaged": true },
             { "trustAnchorId": "t-1", "trustAnchorArn": "arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/t-1", "name": "plants", "enabled": true, "source": { "sourceType": "CERTIFICATE_BUNDLE", "sourceData": { "x509CertificateData": "-----BEGIN CERTIFICATE-----" } } }]
            """),
    };
}
