using Nhi.Governance.Conformance;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What is left when everything ends between two steps: the next one who comes finds it whole.</summary>
public sealed class CrashTests
{
    private static readonly CredentialId Service = new("svc-billing");

    [OpenSslFact]
    public async Task A_revocation_is_whole_after_an_end_at_any_step()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        var steps = new StepLoss();
        var dying = new OpenSslCredentialProvider(authority.Options, TimeProvider.System, steps.RunAsync);
        var next = authority.Provider();
        var crl = authority.Crl();
        var count = int.MaxValue;
        for (var step = 0; step < count; step++)
        {
            foreach (var moment in Enum.GetValues<LossMoment>())
            {
                var service = new CredentialId($"{Service}-{step}-{moment}");
                using var issued = await OpenSslAuthorityTests.IssueAsync(next, service);
                var intent = new OperationIntent.Move(OperationId.New(), "openssl-ca", service, TimeProvider.System.GetUtcNow(), issued.Version.Id, VersionStage.Revoked);
                steps.Arm(step, moment);
                var outcome = await dying.MoveAsync(intent);
                count = steps.HasLost ? int.MaxValue : step;
                var at = $"step {step} {moment}";
                Assert.True(outcome.IsSuccess != steps.HasLost, at);
                var told = await next.RecoverAsync(intent);
                var isDecided = told is Recovery.Applied;
                Assert.True(outcome.TryGet(out _, out var failure) || failure.MayHaveApplied || !isDecided, $"{at}: {failure?.Reason}");

                // Once recovery says that it applied, the published list says so too; where it did not, nothing shows.
                Assert.True(await authority.AcceptsAsync(issued.PublicPart) != isDecided, at);
                Assert.Equal(isDecided ? Verdict.Refused : Verdict.Alive, (await OpenSslAuthorityTests.LookAsync(crl, issued)).Verdict);
                Assert.True((await LostAnswer.MakeGoodAsync(next, intent)).IsSuccess, at);
                Assert.False(await authority.AcceptsAsync(issued.PublicPart), at);
            }
        }

        Assert.InRange(count, 5, 12);
        Assert.Empty(Directory.EnumerateFiles(Path.Join(authority.Folder, ".nhi")).Select(Path.GetFileName).Except(["lock"]));
        Assert.Empty(Directory.EnumerateFiles(authority.Folder, "*.nhi-new", SearchOption.AllDirectories));
    }

    [OpenSslFact]
    public async Task Openssl_that_hangs_is_ended_and_nothing_has_happened()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        var hanging = Path.Join(authority.Folder, "hanging");
        await File.WriteAllTextAsync(hanging, "#!/bin/sh\necho $$ > \"$(dirname \"$0\")/hanging.pid\"\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hanging, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var provider = authority.Provider(options => options with { Program = hanging, ProcessTimeout = TimeSpan.FromSeconds(2) });

        Assert.False((await provider.IssueAsync(OpenSslAuthorityTests.Intent(Service))).TryGet(out _, out var failure));

        Assert.Equal((FailureKind.Unavailable, false), (failure.Kind, failure.MayHaveApplied));
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(Path.Join(authority.Folder, "hanging.pid"))).Trim()}"));
        Assert.Empty(await OpenSslAuthorityTests.ListAsync(authority.Provider(), Service));
    }

    [OpenSslFact]
    public async Task Who_holds_the_lock_by_hand_is_waited_for()
    {
        await using var authority = await OpenSslAuthority.StartAsync(isServed: false);
        var provider = authority.Provider(options => options with { LockTimeout = TimeSpan.FromMilliseconds(100) });
        var held = Path.Join(authority.Folder, ".nhi", "lock");
        await using (new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.False((await provider.IssueAsync(OpenSslAuthorityTests.Intent(Service))).TryGet(out _, out var failure));
            Assert.Equal((FailureKind.Conflict, false), (failure.Kind, failure.MayHaveApplied));
        }

        using var issued = await OpenSslAuthorityTests.IssueAsync(provider, Service);
    }
}
