namespace Nhi.Governance.Providers.Tests.Aws;

/// <summary>Made-up exports in the real shapes.</summary>
internal static class AwsSamples
{
    public const string Account = "111122223333";

    public const string Details = """
        {
          "UserDetailList": [
            {
              "Path": "/apps/", "UserName": "reporting", "UserId": "AIDAEXAMPLEREPORTING1", "Arn": "arn:aws:iam::111122223333:user/apps/reporting",
              "CreateDate": "2025-03-01T08:00:00+00:00", "GroupList": ["readers"],
              "UserPolicyList": [{ "PolicyName": "own", "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" } } }],
              "AttachedManagedPolicies": [{ "PolicyName": "custom", "PolicyArn": "arn:aws:iam::111122223333:policy/custom" }],
              "Tags": [{ "Key": "Owner", "Value": "team-bi" }, { "Key": "env", "Value": "production" }, { "Key": "App", "Value": "warehouse" }, { "Key": "task", "Value": "weekly report" },
                       { "Key": "vendor", "Value": "Acme BI" }, { "Key": "contract-end", "Value": "2027-12-31" }, { "Key": "review-date", "Value": "2027-02-01" }, { "Key": "note", "Value": "free text" }]
            },
            { "Path": "/", "UserName": "plain", "UserId": "AIDAEXAMPLEPLAIN00001", "Arn": "arn:aws:iam::111122223333:user/plain", "CreateDate": "2025-03-01T08:00:00+00:00", "GroupList": [], "AttachedManagedPolicies": [], "Tags": [] },
            { "Path": "/", "UserName": "unasked", "UserId": "AIDAEXAMPLEUNASKED001", "Arn": "arn:aws:iam::111122223333:user/unasked", "CreateDate": "2025-03-01T08:00:00+00:00", "GroupList": ["elsewhere"] }
          ],
          "GroupDetailList": [
            { "Path": "/teams/", "GroupName": "readers", "GroupId": "AGPAEXAMPLE", "Arn": "arn:aws:iam::111122223333:group/teams/readers", "CreateDate": "2024-01-01T00:00:00+00:00",
              "GroupPolicyList": [{ "PolicyName": "all", "PolicyDocument": "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22*%3A*%22%2C%22Resource%22%3A%22*%22%7D%5D%7D" }],
              "AttachedManagedPolicies": [{ "PolicyName": "ReadOnlyAccess", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" }] }
          ],
          "RoleDetailList": [
            {
              "Path": "/", "RoleName": "loader", "RoleId": "AROAEXAMPLELOADER0001", "Arn": "arn:aws:iam::111122223333:role/loader", "CreateDate": "2025-05-01T00:00:00+00:00",
              "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": ["lambda.amazonaws.com", "ec2.amazonaws.com"] }, "Action": "sts:AssumeRole" }] },
              "InstanceProfileList": [{ "InstanceProfileName": "loader" }], "RolePolicyList": [],
              "AttachedManagedPolicies": [{ "PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess" }],
              "RoleLastUsed": { "LastUsedDate": "2026-11-01T00:00:00+00:00", "Region": "eu-west-1" }, "Tags": []
            }
          ],
          "Policies": [
            { "PolicyName": "custom", "PolicyId": "ANPAEXAMPLE", "Arn": "arn:aws:iam::111122223333:policy/custom", "Path": "/", "DefaultVersionId": "v2",
              "PolicyVersionList": [
                { "Document": { "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }, "VersionId": "v1", "IsDefaultVersion": false },
                { "Document": { "Statement": [{ "Effect": "Allow", "Action": ["s3:*"], "Resource": ["*"] }] }, "VersionId": "v2", "IsDefaultVersion": true }] }
          ],
          "IsTruncated": false
        }
        """;

    public const string Report = """
        user,arn,user_creation_time,password_enabled,password_last_used,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date
        <root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,2026-01-01T00:00:00+00:00,false,N/A,N/A,false,N/A,N/A
        reporting,arn:aws:iam::111122223333:user/apps/reporting,2025-03-01T08:00:00+00:00,false,N/A,true,2025-03-01T08:01:00+00:00,2026-11-20T00:00:00+00:00,true,2026-09-01T00:00:00+00:00,N/A
        jane,arn:aws:iam::111122223333:user/jane,2024-03-01T08:00:00+00:00,true,no_information,false,2024-03-01T08:00:00+00:00,no_information,false,N/A,N/A
        """;

    public const string Keys = """
        { "AccessKeyMetadata": [
            { "UserName": "reporting", "AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "Status": "Active", "CreateDate": "2025-03-01T08:01:00+00:00" },
            { "UserName": "reporting", "AccessKeyId": "AKIAI44QH8DHBEXAMPLE", "Status": "Inactive", "CreateDate": "2026-09-01T00:00:00+00:00" }],
          "IsTruncated": false }
        """;

    public const string Providers = """
        { "OpenIDConnectProviderList": [{ "Arn": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }] }
        """;

    public const string Provider = """
        { "Url": "token.actions.githubusercontent.com", "ClientIDList": ["sts.amazonaws.com"], "ThumbprintList": ["6938fd4d98bab03faadb97b34396831e3780aea1"], "CreateDate": "2026-01-01T00:00:00+00:00" }
        """;

    /// <summary>An export of one role with a trust.</summary>
    public static string Role(string trust, string more = "", string path = "/", string name = "r", string partition = "aws") => $$"""
        { "UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [
            { "RoleName": "{{name}}", "RoleId": "AROAEXAMPLEROLE000001", "Arn": "arn:{{partition}}:iam::111122223333:role{{path}}{{name}}", "Path": "{{path}}",
              "CreateDate": "2025-05-01T00:00:00+00:00", "AssumeRolePolicyDocument": {{trust}}{{(more.Length == 0 ? more : "," + more)}} }] }
        """;

    /// <summary>A statement that lets principals assume.</summary>
    public static string Trust(string principal, string conditions = "{}", string action = "\"sts:AssumeRole\"") => $$"""
        { "Statement": [{ "Effect": "Allow", "Principal": {{principal}}, "Action": {{action}}, "Condition": {{conditions}} }] }
        """;

    /// <summary>An export of one user with an inline policy.</summary>
    public static string UserWith(string document, string more = "\"AttachedManagedPolicies\": []", string partition = "aws") => $$"""
        { "UserDetailList": [
            { "UserName": "u", "UserId": "AIDAEXAMPLEUSER000001", "Arn": "arn:{{partition}}:iam::111122223333:user/u", "UserPolicyList": [{ "PolicyName": "inline", "PolicyDocument": {{document}} }], {{more}} }] }
        """;
}
