using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>Names of secrets and their versions: <c>gcloud secrets list</c>, <c>gcloud secrets versions list</c>. Counted; neither holds a value.</summary>
internal static class GoogleSecretNames
{
    public static RecordKind Kind { get; } = new(
        "a secret",
        item => item.Text("createTime") is not null && item.Text("name") is { } name && name.StartsWith("projects/", StringComparison.Ordinal) && GoogleNames.TryPart(name, "secrets", out _),
        (_, _, reading) => reading.Attach());
}
