using System.Security.Cryptography;
using Nhi.Governance;

namespace CustomProvider;

/// <summary>Rotates the password of the user <c>nhi-demo</c>, and tells what the verifier sees. The user <c>nhi-control</c> is the control credential.</summary>
internal sealed class Rotation(RedisOptions options) : IDisposable
{
    private static readonly CredentialId Demo = new("nhi-demo");
    private static readonly CredentialId Control = new("nhi-control");

    private readonly GovernedCredentialProvider _redis = new(new RedisCredentialProvider(options), allowWrites: true, options.Time);

    public async Task<int> RunAsync()
    {
        try
        {
            await CleanAsync(Demo);
            await CleanAsync(Control);

            #region rotation
            using var key = SecretValue.Take(RandomNumberGenerator.GetBytes(FingerprintKey.MinimumLength));
            using var control = await IssueAsync(Control);
            var verifier = new ProbingVerifier(
                new RedisLoginProbe(options), _ => new(new ControlCredential(control.Version.Id, SecretValue.Copy(control.Secret!.Reveal()))), new EstateKey(key), options.Time);

            using var old = await IssueAsync(Demo);
            await MoveAsync(old, VersionStage.Current);
            var before = await LookAsync(verifier, "old", old, null);

            using var fresh = await IssueAsync(Demo);
            await LookAsync(verifier, "new", fresh, null);
            await MoveAsync(fresh, VersionStage.Current);
            await LookAsync(verifier, "old", old, before);

            await MoveAsync(old, VersionStage.Revoked);
            await LookAsync(verifier, "old", old, before);
            await LookAsync(verifier, "new", fresh, null);
            #endregion

            await foreach (var version in _redis.GetVersionsAsync(Demo))
            {
                Console.WriteLine($"{version.Stage,-9} {version.Id}");
            }

            return 0;
        }
        catch (ProviderException failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 1;
        }
    }

    public void Dispose() => _redis.Dispose();

    /// <summary>The demo's users are its own: whatever an earlier run left is revoked.</summary>
    private async Task CleanAsync(CredentialId credential)
    {
        var left = new List<CredentialVersion>();
        await foreach (var version in _redis.GetVersionsAsync(credential))
        {
            left.Add(version);
        }

        foreach (var version in left.Where(version => version.Stage != VersionStage.Revoked))
        {
            Got(await _redis.MoveAsync(new OperationIntent.Move(OperationId.New(), _redis.Descriptor.Name, credential, options.Time.GetUtcNow(), version.Id, VersionStage.Revoked)));
        }
    }

    private async Task<IssuedVersion> IssueAsync(CredentialId credential)
    {
        // A real caller journals the intent first, and makes good by LostAnswer what was not answered.
        var intent = new OperationIntent.Issue(OperationId.New(), _redis.Descriptor.Name, credential, options.Time.GetUtcNow(), []);
        return Got(await _redis.IssueAsync(intent));
    }

    private async Task MoveAsync(IssuedVersion issued, VersionStage to)
    {
        Got(await _redis.MoveAsync(new OperationIntent.Move(OperationId.New(), _redis.Descriptor.Name, issued.Version.Credential, options.Time.GetUtcNow(), issued.Version.Id, to)));
        Console.WriteLine($"moved     {issued.Version.Id} to {to}");
    }

    private static async Task<AliveEvidence?> LookAsync(ProbingVerifier verifier, string what, IssuedVersion issued, AliveEvidence? before)
    {
        var seen = await verifier.VerifyAsync(new VerificationRequest(issued.Version.Credential, issued.Version.Id, OperationId.New(), before), issued.Secret);
        Console.WriteLine($"{what,-9} {seen.Verdict}: {seen.Reason} ({seen.Evidence.Answer})");
        return seen.SeenAlive;
    }

    private static T Got<T>(Outcome<T> outcome)
        where T : class =>
        outcome.TryGet(out var value, out var failure) ? value : throw new ProviderException(failure);
}
