using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Nhi.Governance.Providers.Aws;

/// <summary>
/// Denies everything to sessions that were minted before an instant, by an inline policy of the user or role (<c>aws:TokenIssueTime</c>). Deleting a key does not end
/// what it minted: sessions of GetSessionToken and GetFederationToken go by the policies of their user, sessions of AssumeRole by those of their role.
/// </summary>
/// <remarks>
/// Keys themselves carry no issue time, and sessions minted later have a later one: both go on. A denial is only ever moved forward, because moved back it would let
/// sessions in again. It takes effect within the propagation window of IAM. Safe to call from several threads.
/// </remarks>
public sealed class AwsSessionDenial
{
    /// <summary>Name of the inline policy.</summary>
    public const string PolicyName = "nhi-governance-sessions";

    private const string ProviderName = "aws-sessions";
    private const string DateFormat = "yyyy-MM-ddTHH:mm:ssZ";
    private readonly AwsClient _iam;
    private readonly bool _allowWrites;

    /// <summary>Makes a denial for one account. Calls nobody yet.</summary>
    /// <param name="options">The account and region, as whom to call, and whether anything may be changed.</param>
    /// <param name="http">Sends; follows no redirects. Stays the caller's to dispose.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public AwsSessionDenial(AwsOptions options, HttpClient http, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _iam = new AwsClient(ProviderName, AwsService.Iam(AwsOptions.Validated(options)), http, new AwsSigner(options.Credentials), time ?? TimeProvider.System);
        _allowWrites = options.AllowWrites;
    }

    /// <summary>Denies everything to sessions of a user minted before an instant.</summary>
    /// <param name="user">Name of the user.</param>
    /// <param name="before">The instant, taken to the second above it.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened, and the call may be made again.</param>
    /// <returns>Before when sessions are denied now, which is later where an earlier call said so; or why they are not.</returns>
    public ValueTask<Outcome<AwsDeniedSessions>> DenyUserAsync(string user, DateTimeOffset before, CancellationToken cancellationToken = default) => DenyAsync("User", user, before, cancellationToken);

    /// <summary>Denies everything to sessions of a role minted before an instant.</summary>
    /// <param name="role">Name of the role.</param>
    /// <param name="before">The instant, taken to the second above it.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened, and the call may be made again.</param>
    /// <returns>Before when sessions are denied now, which is later where an earlier call said so; or why they are not.</returns>
    public ValueTask<Outcome<AwsDeniedSessions>> DenyRoleAsync(string role, DateTimeOffset before, CancellationToken cancellationToken = default) => DenyAsync("Role", role, before, cancellationToken);

    private async ValueTask<Outcome<AwsDeniedSessions>> DenyAsync(string kind, string name, DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (!IamCalls.IsUserName(name))
        {
            return Failure(FailureKind.NotFound, "IAM has no such name");
        }

        if (!_allowWrites)
        {
            return Failure(FailureKind.WritesOff, "writing to the outside was not switched on");
        }

        var read = await _iam.QueryAsync(new AwsQuery($"Get{kind}Policy", AwsClient.IamVersion, Changes: false, ($"{kind}Name", name), ("PolicyName", PolicyName)), cancellationToken).ConfigureAwait(false);
        if (read.TryGet(out var answer, out var failure))
        {
            if (Denied(answer.Find($"Get{kind}PolicyResult")?.Text("PolicyDocument")) is not { } already)
            {
                return Failure(FailureKind.Conflict, $"the policy {PolicyName} is not one of ours");
            }

            if (already >= before)
            {
                return Outcome.Success(new AwsDeniedSessions(name, already));
            }
        }
        else if (failure.Kind != FailureKind.NotFound)
        {
            return Outcome.Failure<AwsDeniedSessions>(failure);
        }

        var second = new DateTimeOffset(before.UtcTicks - (before.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        second = second < before ? second.AddSeconds(1) : second;
        var put = await _iam.QueryAsync(
            new AwsQuery($"Put{kind}Policy", AwsClient.IamVersion, Changes: true, ($"{kind}Name", name), ("PolicyName", PolicyName), ("PolicyDocument", Document(second))) { IsRepeatable = true },
            cancellationToken).ConfigureAwait(false);
        return put.TryGet(out _, out failure) ? Outcome.Success(new AwsDeniedSessions(name, second)) : Outcome.Failure<AwsDeniedSessions>(failure);
    }

    private static string Document(DateTimeOffset before) =>
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"NhiGovernanceSessions\",\"Effect\":\"Deny\",\"Action\":[\"*\"],\"Resource\":[\"*\"],\"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":\""
        + before.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture) + "\"}}}]}";

    /// <summary>The instant of a policy that is exactly ours; null for any other. IAM gives policies percent-encoded.</summary>
    private static DateTimeOffset? Denied(string? policy)
    {
        try
        {
            var text = Uri.UnescapeDataString(policy ?? string.Empty);
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), AwsJsonText.Options);
            var told = AwsJsonText.Items(document.RootElement, "Statement").FirstOrDefault() is { ValueKind: JsonValueKind.Object } statement
                && statement.TryGetProperty("Condition", out var condition) && condition.ValueKind == JsonValueKind.Object
                && condition.TryGetProperty("DateLessThan", out var date) ? AwsJsonText.Text(date, "aws:TokenIssueTime") : null;
            return DateTimeOffset.TryParseExact(told, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && string.Equals(Document(at), text, StringComparison.Ordinal) ? at : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Outcome<AwsDeniedSessions> Failure(FailureKind kind, string reason) =>
        Outcome.Failure<AwsDeniedSessions>(new ProviderFailure(ProviderName, "deny", kind, reason, MayHaveApplied: false));
}
