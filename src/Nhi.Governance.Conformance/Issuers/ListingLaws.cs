using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance;

/// <summary>What an issuer tells.</summary>
internal static class ListingLaws
{
    public static Law<CredentialProviderFixture> ListedOnce { get; } = new(
        "issuer.listed-once", "Every version is listed exactly once, under the id it was handed out with, by every node.", LawKind.Situation, Issuing.Needs(List | Issue),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueAsync().ConfigureAwait(false);
            await one.StagesAsync(seen => seen.ContainsKey(issued.Version.Id)).ConfigureAwait(false);
            foreach (var node in new[] { fixture.Provider, fixture.OtherNode })
            {
                var seen = new List<VersionId>();
                await foreach (var version in node.GetVersionsAsync(one.Credential, cancellationToken).ConfigureAwait(false))
                {
                    Check.That(version.Credential == one.Credential, $"asked about {one.Credential} it lists a version of {version.Credential}");
                    seen.Add(version.Id);
                }

                Check.That(seen.Count(id => id == issued.Version.Id) == 1, $"the version issued is listed {seen.Count(id => id == issued.Version.Id)} times");
                Check.That(seen.Distinct().Count() == seen.Count, "a version is listed twice");
            }
        });

    public static Law<CredentialProviderFixture> Whole { get; } = new(
        "issuer.listing-is-whole", "A listing during which an answer is lost ends in a failure, and never as if there were nothing more.", LawKind.Situation,
        fixture => fixture.Loss is null ? "answers cannot be lost here" : Issuing.Needs(List | Issue)(fixture),
        async (fixture, _, cancellationToken) =>
        {
            var loss = fixture.Loss!;
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueAsync().ConfigureAwait(false);
            await one.StagesAsync(seen => seen.ContainsKey(issued.Version.Id)).ConfigureAwait(false);
            loss.Arm(-1, LossMoment.AfterEffect);
            await one.ListAsync().ConfigureAwait(false);
            var exchanges = loss.Exchanges;
            Check.That(exchanges > 0, "no exchange was counted: the listing does not go through what loses answers");
            for (var exchange = 0; exchange < exchanges; exchange++)
            {
                loss.Arm(exchange, LossMoment.AfterEffect);
                var isWhole = true;
                try
                {
                    isWhole = (await one.ListAsync().ConfigureAwait(false)).ContainsKey(issued.Version.Id);
                }
                catch (ProviderException)
                {
                    // As it should be.
                }

                loss.Arm(-1, LossMoment.AfterEffect);
                Check.That(isWhole, $"with the answer of exchange {exchange} lost a version is missing, and nothing says so");
            }
        });

    public static Law<CredentialProviderFixture> KeepsOperation { get; } = new(
        "issuer.keeps-operation", "The operation that issued a version is listed with it, where the issuer declares so.", LawKind.Situation, Issuing.Needs(List | Issue | ProviderCapabilities.KeepsOperation),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            var intent = await one.IntentAsync().ConfigureAwait(false);
            using var issued = await one.IssueAsync(intent).ConfigureAwait(false);
            await IsKeptAsync("issued").ConfigureAwait(false);
            if (one.Can(Stages))
            {
                await one.MoveAsync(issued, VersionStage.Current).ConfigureAwait(false);
                await IsKeptAsync("promoted").ConfigureAwait(false);
            }

            async Task IsKeptAsync(string when)
            {
                await one.StagesAsync(seen => seen.ContainsKey(issued.Version.Id)).ConfigureAwait(false);
                var listed = (await one.ListAsync().ConfigureAwait(false)).GetValueOrDefault(issued.Version.Id);
                Check.That(listed?.MadeBy == intent.Id, $"{when}, the version is listed with operation {listed?.MadeBy?.ToString() ?? "none"} and not with {intent.Id}");
            }
        });

    public static Law<CredentialProviderFixture> NoValues { get; } = new(
        "issuer.no-values", "Nothing that is listed, handed out or printed shows a secret.", LawKind.Situation, Issuing.Needs(Issue),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            var intent = await one.IntentAsync().ConfigureAwait(false);
            using var issued = Check.Succeeded(await one.Provider.IssueAsync(intent, cancellationToken).ConfigureAwait(false), "issuing");
            if (issued.Secret is not { } secret)
            {
                return;
            }

            Check.DoesNotShow(Printed(issued.Version), secret, "the version");
            Check.DoesNotShow(issued.PublicPart, secret, "the public part");
            Check.DoesNotShow(fixture.Provider.Descriptor.ToString(), secret, "the descriptor");
            Check.DoesNotShow((await one.Provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false)).ToString(), secret, "the recovery");
            if (one.Can(List))
            {
                Check.DoesNotShow(string.Join('\n', (await one.ListAsync().ConfigureAwait(false)).Values.Select(Printed)), secret, "the listing");
            }
        });

    public static Law<CredentialProviderFixture> Times { get; } = new(
        "issuer.times", "A version is made when it is made, and ends when it was asked to; a lifetime that is not given is refused, and nothing is issued.", LawKind.Situation, Issuing.Needs(List | Issue),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            var before = fixture.Time.GetUtcNow();
            using var issued = await one.IssueAsync(fixture.Request with { Lifetime = fixture.Lifetime }).ConfigureAwait(false);
            var after = fixture.Time.GetUtcNow();
            await one.StagesAsync(seen => seen.ContainsKey(issued.Version.Id)).ConfigureAwait(false);
            var facts = (await one.ListAsync().ConfigureAwait(false))[issued.Version.Id].Facts;
            if (facts.Get(CredentialFacts.CreatedAt).TryGet(out var created))
            {
                Check.That(created >= before - fixture.Skew && created <= after + fixture.Skew, $"issued between {before:O} and {after:O} it says {created:O}");
            }

            if (fixture.Lifetime is { } lifetime)
            {
                Check.That(facts.Get(CredentialFacts.ExpiresAt).TryGet(out var ends), "a lifetime was asked for, and no end is listed");
                Check.That(ends >= before + lifetime - fixture.Skew && ends <= after + lifetime + fixture.Skew, $"asked at {before:O} to live {lifetime} it ends {ends:O}");
            }
            else
            {
                // On a credential without versions: beside a Pending one everything is refused.
                var empty = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
                Check.Failed(
                    await empty.Provider.IssueAsync(await empty.IntentAsync(fixture.Request with { Lifetime = TimeSpan.FromHours(1) }).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
                    "asking for a lifetime the issuer does not give", FailureKind.Invalid, FailureKind.Unsupported);
                await empty.ExpectAsync("after a lifetime was refused,").ConfigureAwait(false);
            }
        });

    public static Law<CredentialProviderFixture> Apart { get; } = new(
        "issuer.apart", "What is done to one credential leaves every other as it is.", LawKind.Situation, Issuing.Needs(List | Issue | Stages),
        async (fixture, _, cancellationToken) =>
        {
            var bystander = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var theirs = await bystander.IssueCurrentAsync().ConfigureAwait(false);
            await bystander.WorksSoonAsync(theirs, "the version of the bystander is not accepted").ConfigureAwait(false);
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var first = await one.IssueCurrentAsync().ConfigureAwait(false);
            using var second = await one.IssueCurrentAsync().ConfigureAwait(false);
            if (one.Can(Revoke))
            {
                await one.MoveAsync(second, VersionStage.Revoked).ConfigureAwait(false);
            }

            await bystander.ExpectAsync("while another was changed", (theirs, VersionStage.Current)).ConfigureAwait(false);
            Check.That(await bystander.WorksAsync(theirs).ConfigureAwait(false), "the version of the bystander is refused");
        });

    public static Law<CredentialProviderFixture> UnknownIsNotThere { get; } = new(
        "issuer.unknown-is-not-there", "A credential the issuer does not know has no versions, and a version it does not know cannot be promoted.", LawKind.Situation, Issuing.Needs(List | Stages),
        async (fixture, _, cancellationToken) =>
        {
            var known = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            var unknown = new Issuing(fixture, new CredentialId(known.Credential.Value + "x"), cancellationToken);
            using var issued = await known.IssueAsync().ConfigureAwait(false);
            await known.StagesAsync(seen => seen.ContainsKey(issued.Version.Id)).ConfigureAwait(false);
            Check.That((await unknown.ListAsync().ConfigureAwait(false)).Count == 0, "a credential nobody made has versions");
            Check.Failed(
                await fixture.Provider.MoveAsync(unknown.Intent(issued.Version.Id, VersionStage.Current), null, cancellationToken).ConfigureAwait(false),
                "promoting a version under another credential's name", FailureKind.NotFound, FailureKind.Invalid);
        });

    private static string Printed(CredentialVersion version) =>
        version + " " + string.Join(' ', version.Facts.Entries.Select(entry => $"{entry.Key.Name}={entry.Value} ({entry.Source})"));
}
