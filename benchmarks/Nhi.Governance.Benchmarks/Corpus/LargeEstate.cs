using System.Globalization;
using System.Text;

namespace Nhi.Governance.Benchmarks.Corpus;

/// <summary>Writes an estate of any size: exports of twenty vendors, and a register that says who answers for every second identity.</summary>
internal static class LargeEstate
{
    private const int Teams = 500;

    // Of each: the file, what stands before the first record, the record, what stands behind the last, and the id that the record makes. # is the number, with leading zeros.
    private static readonly (string File, string Head, string Record, string Foot, string Id)[] Exports =
    [
        ("aws/get-account-authorization-details.json", """{"UserDetailList":[""",
            """{"Path":"/","UserName":"svc-#","UserId":"AIDA000000000#","Arn":"arn:aws:iam::111122223333:user/svc-#","CreateDate":"2024-01-01T00:00:00+00:00","GroupList":[],"AttachedManagedPolicies":[],"Tags":[{"Key":"team","Value":"team-7"}]}""",
            """],"GroupDetailList":[],"RoleDetailList":[],"Policies":[],"IsTruncated":false}""", "aws:111122223333:AIDA000000000#"),
        ("aws-roles/get-account-authorization-details.json", """{"UserDetailList":[],"GroupDetailList":[],"Policies":[],"IsTruncated":false,"RoleDetailList":[""",
            """{"Path":"/","RoleName":"job-#","RoleId":"AROA000000000#","Arn":"arn:aws:iam::444455556666:role/job-#","CreateDate":"2024-01-01T00:00:00+00:00","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]},"InstanceProfileList":[],"RolePolicyList":[],"AttachedManagedPolicies":[],"Tags":[],"RoleLastUsed":{"LastUsedDate":"2026-10-01T00:00:00+00:00"}}""",
            "]}", "aws:444455556666:AROA000000000#"),
        ("kubernetes/serviceaccounts.json", """{"apiVersion":"v1","kind":"List","items":[""",
            """{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"sa-#","namespace":"shop","uid":"00000000-0000-4000-8000-00000#","creationTimestamp":"2025-01-01T00:00:00Z"}}""", "]}", "k8s:large:00000000-0000-4000-8000-00000#"),
        ("google/accounts.json", "[",
            """{"name":"projects/large/serviceAccounts/sa-#@large.iam.gserviceaccount.com","projectId":"large","uniqueId":"10411111111111#","email":"sa-#@large.iam.gserviceaccount.com","displayName":"Account #"}""", "]", "gcp:10411111111111#"),
        ("google/api-keys.json", """{"keys":[""", """{"name":"projects/5550001/locations/global/keys/k#","uid":"k#","displayName":"Key #","createTime":"2026-02-01T00:00:00Z"}""", "]}", "gcp:api-key:k#"),
        ("entra/applications.json", """{"value":[""",
            """{"id":"aaaaaaaa-0000-0000-0000-00000#","appId":"bbbbbbbb-0000-0000-0000-00000#","displayName":"App #","createdDateTime":"2024-03-01T08:00:00Z","signInAudience":"AzureADMyOrg","web":{"redirectUris":[]},"passwordCredentials":[{"displayName":"s","endDateTime":"2027-03-01T08:00:00Z","keyId":"cccccccc-0000-0000-0000-00000#","startDateTime":"2026-03-01T08:00:00Z"}],"keyCredentials":[]}""",
            "]}", "entra:app:bbbbbbbb-0000-0000-0000-00000#"),
        ("github/tokens.json", "[",
            """{"id":1,"owner":{"login":"user-#","id":1,"type":"User"},"repository_selection":"all","permissions":{"repository":{"contents":"read"}},"access_granted_at":"2026-01-01T00:00:00Z","token_id":1#,"token_name":"token #","token_expired":false,"token_expires_at":"2027-01-01T00:00:00Z","token_last_used_at":"2026-10-01T00:00:00Z"}""", "]", "github:token:1#"),
        ("github/deploy-keys.json", "[", """{"id":2#,"key":"ssh-ed25519 AAAA","url":"https://api.github.com/repos/o/r/keys/2#","title":"key #","verified":true,"created_at":"2025-12-10T15:53:42Z","read_only":true,"added_by":"user-#","last_used":"2026-01-10T15:53:42Z"}""", "]", "github:deploy-key:2#"),
        ("gitlab/tokens.json", "[", """{"id":1#,"name":"token #","revoked":false,"created_at":"2025-07-23T14:31:47.729Z","description":"nightly","scopes":["api"],"user_id":3,"last_used_at":"2026-10-06T17:58:37.550Z","active":true,"expires_at":"2026-12-21"}""", "]", "gitlab:token:1#"),
        ("openai/keys.json", """{"data":[""", """{"object":"organization.admin_api_key","id":"key_#","name":"key #","redacted_value":"sk-a...d","created_at":1711471533,"last_used_at":1711471534,"owner":{"type":"user","email":"user-#@large.example"}}""", "]}", "openai:key_#"),
        ("anthropic/keys.json", """{"data":[""", """{"id":"apikey_#","type":"api_key","name":"key #","workspace_id":"w","created_at":"2026-10-30T23:58:27Z","expires_at":null,"created_by":{"id":"user_#","type":"user"},"partial_key_hint":"sk-ant-...","status":"active"}""", "]}", "anthropic:apikey_#"),
        ("bedrock/agents.json", """{"agentSummaries":[""", """{"agentId":"AG#","agentName":"agent-#","agentStatus":"PREPARED","description":"sorts mail","updatedAt":"2025-01-01T00:00:00+00:00"}""", "]}", "bedrock:AG#"),
        ("slack/users.json", """{"ok":true,"members":[""", """{"id":"U#","team_id":"T1","name":"bot-#","deleted":false,"is_bot":true,"profile":{"real_name":"Bot #"}}""", "]}", "slack:U#"),
        ("okta/tokens.json", "[", """{"id":"00T#","name":"token #","userId":"00u#","tokenWindow":"P30D","expiresAt":"2026-12-11T20:38:10.000Z","created":"2026-09-09T20:38:10.000Z","lastUpdated":"2026-10-11T20:38:10.000Z"}""", "]", "okta:00T#"),
        ("salesforce/apps.json", """{"records":[""", """{"attributes":{"type":"ConnectedApplication"},"Id":"0Ci#","Name":"App #","OptionsAllowAdminApprovedUsersOnly":false,"CreatedDate":"2022-01-01T00:00:00.000+0000"}""", "]}", "salesforce:0Ci#"),
        ("workspace/tokens.json", """{"items":[""", """{"kind":"admin#directory#token","clientId":"c0#.apps","displayText":"App #","anonymous":false,"nativeApp":false,"userKey":"1","scopes":["https://www.googleapis.com/auth/drive"]}""".Replace("admin#directory#token", "admin\u0001directory\u0001token", StringComparison.Ordinal), "]}", "googleworkspace:c0#.apps"),
        ("uipath/robots.json", """{"value":[""", """{"Id":1#,"Name":"robot-#","Username":"large\\rpa#","Description":"reads invoices","Type":"Unattended","ProvisionType":"Manual","Enabled":true}""", "]}", "uipath:robot:1#"),
        ("tailscale/devices.json", """{"devices":[""", """{"id":"9#","nodeId":"n#","hostname":"pump-#","os":"linux","user":"user-#@large.example","authorized":true,"created":"2025-02-08T09:25:38Z","expires":"2027-08-05T09:25:38Z","lastSeen":"2026-08-05T09:25:38Z"}""", "]}", "tailscale:n#"),
        ("databricks/principals.json", """{"Resources":[""", """{"id":"5#","applicationId":"p#","displayName":"etl-#","active":true,"groups":[]}""", "]}", "databricks:p#"),
        ("register/identities.csv", "id,class,name,owner_application\n", "robot-#,RpaRobot,Robot #,team-3\n", "", "register:robot-#"),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="folder">The folder; made where it is not there.</param>
    /// <param name="identities">How many identities, at least.</param>
    public static void Write(string folder, int identities)
    {
        var each = (identities + Exports.Length - 1) / Exports.Length;
        Directory.CreateDirectory(Path.Combine(folder, "register"));
        using var owners = new StreamWriter(Path.Combine(folder, "register", "owners.csv"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        owners.WriteLine("identity,role,party,attested");
        foreach (var (file, head, record, foot, id) in Exports)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var export = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            export.Write(head);
            for (var number = 0; number < each; number++)
            {
                var digits = number.ToString("D7", CultureInfo.InvariantCulture);
                export.Write(number > 0 && foot.Length > 0 ? "," : string.Empty);
                export.Write(record.Replace("#", digits, StringComparison.Ordinal).Replace('\u0001', '#'));
                if (number % 2 == 0)
                {
                    owners.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id.Replace("#", digits, StringComparison.Ordinal)},application,team-{number % Teams},2026-08-01"));
                }
            }

            export.Write(foot);
        }

        File.WriteAllText(Path.Combine(folder, "kubernetes", ".nhi-scope"), "kubernetes.cluster=large\n");
        File.WriteAllText(Path.Combine(folder, "google", ".nhi-scope"), "gcp.project=large\n");
    }
}
