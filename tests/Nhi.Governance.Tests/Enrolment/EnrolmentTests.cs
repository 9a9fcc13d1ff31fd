using System.Text;
using Nhi.Governance.Testing;
using Nhi.Governance.Tests.Scanning;

namespace Nhi.Governance.Tests.Enrolments;

public sealed class EnrolmentTests : IDisposable
{
    private readonly Planted _planted = new();

    public void Dispose() => _planted.Dispose();

    [Fact]
    public async Task A_value_keeps_its_id_and_is_kept_once()
    {
        var value = _planted.Value();

        var first = await _planted.EnrolAsync(value);
        var second = await _planted.EnrolAsync(value);

        Assert.Equal(first, second);
        Assert.Single(_planted.Store.All);
        Assert.NotEqual(first, await _planted.EnrolAsync(_planted.Value()));
    }

    [Fact]
    public async Task A_value_of_two_credentials_is_kept_for_each_and_under_one_key()
    {
        var value = _planted.Value();
        var first = await EnrolAsync(value, "one");
        _planted.Keys.Rotate();
        var second = await EnrolAsync(value, "two");

        Assert.NotEqual(first, second);
        Assert.Equal([(first, "one"), (second, "two")], _planted.Store.All.Select(enrolment => (enrolment.Id, enrolment.Credential?.Value ?? string.Empty)).OrderBy(item => item.Item2, StringComparer.Ordinal));
        Assert.Equal(_planted.Store.All[0].Forms, _planted.Store.All[1].Forms);
        Assert.Equal([first, second], [await EnrolAsync(value, "one"), await EnrolAsync(value, "two")]);
        Assert.Equal(2, _planted.Store.All.Count);
    }

    [Fact]
    public async Task After_a_rotation_both_keys_are_searched_with_and_ids_stay()
    {
        var (one, two) = (_planted.Value(), _planted.Value());
        var id = await _planted.EnrolAsync(one);
        await _planted.EnrolAsync(two);
        var source = Planted.Documents(("a", $"{one}\n{two} {_planted.GitHubToken()}\n"));
        var before = await _planted.ScanAsync(source);

        _planted.Keys.Rotate();
        var between = await _planted.ScanAsync(source);
        Assert.Equal(id, await _planted.EnrolAsync(one));
        var after = await _planted.ScanAsync(source);

        Assert.Equal([1, 2], _planted.Store.All.SelectMany(enrolment => enrolment.Forms).Select(form => (int)form.Fingerprint.KeyId).Order());
        Assert.Equal(3, before.Hits.Count);
        Assert.Equal(Planted.Lines(before), Planted.Lines(between));
        Assert.Equal(Planted.Lines(before), Planted.Lines(after));
    }

    [Fact]
    public async Task A_URL_seen_again_is_remade_in_each_of_its_forms()
    {
        var url = $"amqp://app:{_planted.Value(24)}@queue.internal.corp/";
        await _planted.EnrolAsync(url);
        _planted.Keys.Rotate();

        await _planted.EnrolAsync(url);

        Assert.All(Assert.Single(_planted.Store.All).Forms, form => Assert.Equal(2, form.Fingerprint.KeyId));
        Assert.Equal(2, _planted.Store.All[0].Forms.Count);
    }

    private async Task<string> EnrolAsync(string value, string credential)
    {
        using var desk = await EnrolmentDesk.OpenAsync(_planted.Store, _planted.Keys);
        var kept = Assert.IsType<EnrolmentOutcome.Kept>(desk.Enrol(Encoding.UTF8.GetBytes(value), credential: new CredentialId(credential)));
        await desk.SaveAsync();
        return kept.Enrolment.Id;
    }

    [Theory]
    [InlineData("hunter2", "commonest passwords")]
    [InlineData("${PASSWORD}", "written to be replaced")]
    [InlineData("", "no value")]
    [InlineData("postgres://app:hunter2@db.internal.corp:5432/main", "commonest passwords")]
    public async Task What_can_be_guessed_is_refused_with_a_reason(string value, string reason)
    {
        using var desk = await EnrolmentDesk.OpenAsync(_planted.Store, _planted.Keys);

        var refused = Assert.IsType<EnrolmentOutcome.Refused>(desk.Enrol(Encoding.UTF8.GetBytes(value)));
        await desk.SaveAsync();

        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Empty(_planted.Store.All);
    }

    [Fact]
    public async Task What_is_too_long_to_be_searched_for_is_refused()
    {
        using var desk = await EnrolmentDesk.OpenAsync(_planted.Store, _planted.Keys);

        var refused = Assert.IsType<EnrolmentOutcome.Refused>(desk.Enrol(Encoding.UTF8.GetBytes(_planted.Value(4097)), allowWeak: true));

        Assert.Contains("longer than the 4096 bytes", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weak_one_is_kept_stretched_and_known_again_by_its_name()
    {
        var id = await _planted.EnrolAsync("hunter2", allowWeak: true);
        _planted.Keys.Rotate();

        Assert.Equal(id, await _planted.EnrolAsync("hunter2", allowWeak: true));

        var kept = Assert.Single(_planted.Store.All);
        Assert.Empty(kept.Forms);
        Assert.Equal(2, kept.Weak!.Value.KeyId);
    }

    [Fact]
    public async Task A_key_that_is_gone_is_told_and_the_rest_is_searched_for()
    {
        var (gone, kept) = (_planted.Value(), _planted.Value());
        await _planted.EnrolAsync(gone);
        using var other = new InMemoryFingerprintKeys();
        other.Rotate();
        using var current = new OneKey(other);
        using (var desk = await EnrolmentDesk.OpenAsync(_planted.Store, current))
        {
            desk.Enrol(Encoding.UTF8.GetBytes(kept));
            await desk.SaveAsync();
        }

        using var enrolled = await EnrolledSecrets.LoadAsync(_planted.Store, current);
        var result = await new DocumentScan(new DocumentScanOptions { Enrolled = enrolled }).RunAsync([Planted.Documents(("a", $"{gone}\n{kept}\n"))]);

        Assert.Equal(2, Assert.Single(result.Hits).Line);
        Assert.Contains(_planted.Store.All[0].Id, Assert.Single(result.Reasons).Reason, StringComparison.Ordinal);
        Assert.Equal(1, result.EnrolledCount);
    }

    [Fact]
    public async Task Another_key_of_the_same_number_is_an_error_that_names_the_store()
    {
        await _planted.EnrolAsync(_planted.Value());
        using var other = new InMemoryFingerprintKeys();

        var load = await Assert.ThrowsAsync<InventoryException>(() => EnrolledSecrets.LoadAsync(_planted.Store, other));
        var open = await Assert.ThrowsAsync<InventoryException>(() => EnrolmentDesk.OpenAsync(_planted.Store, other));

        Assert.Contains("memory: secret-", load.Message, StringComparison.Ordinal);
        Assert.Contains("under another key", open.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_enrolled_no_key_is_asked_for()
    {
        using var none = new InMemoryFingerprintKeys(empty: true);

        using var enrolled = await EnrolledSecrets.LoadAsync(_planted.Store, none);

        Assert.Equal(0, enrolled.Count);
    }

    /// <summary>The current key of others, without those before it.</summary>
    private sealed class OneKey(IFingerprintKeyProvider keys) : IFingerprintKeyProvider, IDisposable
    {
        public async ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default)
        {
            var all = await keys.GetKeysAsync(cancellationToken);
            foreach (var key in all.Skip(1))
            {
                key.Dispose();
            }

            return [all[0]];
        }

        public void Dispose()
        {
        }
    }
}
