namespace Nhi.Governance.Providers.Tests.Kubernetes;

/// <summary>Made-up exports in the real shapes.</summary>
internal static class KubernetesSamples
{
    public const string Cluster = "prod";

    public const string All = """
        { "apiVersion": "v1", "kind": "List", "metadata": { "resourceVersion": "" }, "items": [
          { "apiVersion": "v1", "kind": "ServiceAccount", "metadata": { "name": "api", "namespace": "payments", "uid": "u-api", "creationTimestamp": "2026-01-02T03:04:05Z",
            "labels": { "app.kubernetes.io/part-of": "payments" },
            "annotations": { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/api", "owner": "team-pay", "environment": "production", "vendor": "Acme", "purpose": "takes payments", "review-date": "2027-01-31",
              "kubectl.kubernetes.io/last-applied-configuration": "{}" } }, "secrets": [{ "name": "api-token" }] },
          { "apiVersion": "v1", "kind": "ServiceAccount", "metadata": { "name": "default", "namespace": "payments", "uid": "u-default" } },
          { "apiVersion": "v1", "kind": "ServiceAccount", "metadata": { "name": "namespace-controller", "namespace": "kube-system", "uid": "u-ns" } },
          { "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": { "name": "read-all", "uid": "u-ra" }, "rules": [{ "verbs": ["get"], "apiGroups": ["*"], "resources": ["*"] }] },
          { "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": { "name": "reader", "namespace": "payments", "uid": "u-r" }, "rules": [{ "verbs": ["get", "list"], "apiGroups": [""], "resources": ["secrets"] }] },
          { "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": { "name": "all", "uid": "u-crb" }, "roleRef": { "apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "read-all" },
            "subjects": [{ "kind": "ServiceAccount", "name": "api", "namespace": "payments" }, { "kind": "User", "name": "jane" }] },
          { "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": { "name": "read", "namespace": "payments", "uid": "u-rb" }, "roleRef": { "apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "reader" },
            "subjects": [{ "kind": "ServiceAccount", "name": "api", "namespace": "payments" }] },
          { "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "api", "namespace": "payments", "uid": "u-d" }, "spec": { "template": { "spec": { "serviceAccountName": "api", "containers": [{ "name": "main", "env": [{ "name": "X", "value": "y" }] }] } } } },
          { "apiVersion": "apps/v1", "kind": "ReplicaSet", "metadata": { "name": "api-1", "namespace": "payments", "uid": "u-rs", "ownerReferences": [{ "kind": "Deployment", "name": "api", "controller": true }] }, "spec": { "template": { "spec": { "serviceAccountName": "api" } } } },
          { "apiVersion": "batch/v1", "kind": "CronJob", "metadata": { "name": "close", "namespace": "payments", "uid": "u-cj" }, "spec": { "jobTemplate": { "spec": { "template": { "spec": { "containers": [] } } } } } },
          { "apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/service-account-token", "metadata": { "name": "api-token", "namespace": "payments", "uid": "u-s", "creationTimestamp": "2026-01-02T03:04:05Z",
            "annotations": { "kubernetes.io/service-account.name": "api", "kubernetes.io/service-account.uid": "u-api" } }, "data": { "token": "bmV2ZXI=" } },
          { "apiVersion": "v1", "kind": "Secret", "type": "Opaque", "metadata": { "name": "db", "namespace": "payments", "uid": "u-s2" }, "stringData": { "password": "hush" } },
          { "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "payments", "uid": "u-n", "labels": { "environment": "production", "team": "team-platform" } } }
        ] }
        """;

    public const string Issuer = """
        { "issuer": "https://oidc.example.com:6443", "jwks_uri": "https://10.0.0.1:6443/openid/v1/jwks", "response_types_supported": ["id_token"], "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"] }
        """;

    /// <summary>A list of objects.</summary>
    public static string List(params string[] items) => $$"""{ "apiVersion": "v1", "kind": "List", "metadata": {}, "items": [{{string.Join(',', items)}}] }""";

    public static string Account(string name = "a", string space = "x", string metadata = "") =>
        $$"""{ "apiVersion": "v1", "kind": "ServiceAccount", "metadata": { "name": "{{name}}", "namespace": "{{space}}", "uid": "{{space}}-{{name}}"{{metadata}} } }""";

    public static string Role(string rules, string kind = "ClusterRole", string name = "r") =>
        $$"""{ "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "{{kind}}", "metadata": { "name": "{{name}}"{{(kind is "Role" ? ", \"namespace\": \"x\"" : string.Empty)}} }, "rules": {{rules}} }""";

    public static string Binding(string subjects, string role = "r", string kind = "ClusterRoleBinding", string roleKind = "ClusterRole", string name = "b", string labels = "{}") =>
        $$"""{ "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "{{kind}}", "metadata": { "name": "{{name}}", "labels": {{labels}}{{(kind is "RoleBinding" ? ", \"namespace\": \"x\"" : string.Empty)}} }, "roleRef": { "kind": "{{roleKind}}", "name": "{{role}}" }, "subjects": {{subjects}} }""";
}
