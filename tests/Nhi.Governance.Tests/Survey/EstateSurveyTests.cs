namespace Nhi.Governance.Tests.Survey;

/// <summary>What becomes of the inventory from one survey to the next.</summary>
public sealed class EstateSurveyTests
{
    private const string Users = $"aws:{Make.Account}:users";
    private static readonly DateTimeOffset Later = Make.AsOf.AddDays(3);

    private readonly TestStore _store = new();

    [Fact]
    public async Task A_second_survey_of_the_same_changes_only_when_it_was_seen()
    {
        await RunAsync(Make.AsOf, Old(), Make.Complete(Users));
        var before = _store.Identities.Values.Select(identity => identity with { Presence = identity.Presence with { LastSeen = Later } }).Select(IdentityCodec.ToBytes).ToList();

        await RunAsync(Later, Old(), Make.Complete(Users));

        Assert.Equal(before, _store.Identities.Values.Select(IdentityCodec.ToBytes));
        Assert.IsType<InventoryChange.Seen>(Assert.Single(_store.Last));
    }

    [Fact]
    public async Task Time_alone_opens_a_finding()
    {
        object[] estate = [Make.User("AIDA1", "bot"), Make.KeyList("bot", Make.Key("AKIA1", Make.AsOf.AddDays(-90)))];
        Assert.DoesNotContain((await RunAsync(Make.AsOf, estate)).Findings, finding => finding.Result.Control == "credential.rotation");

        Assert.Contains((await RunAsync(Later, estate)).Findings, finding => finding.Result.Control == "credential.rotation");
        Assert.Contains(_store.Findings.Values, finding => finding.Result.Control == "credential.rotation");
    }

    [Fact]
    public async Task What_a_partial_area_does_not_show_is_kept_with_its_findings()
    {
        var first = await RunAsync(Make.AsOf, Old(), Make.Complete(Users));
        Assert.NotEmpty(first.Findings);

        foreach (object[] less in (object[][])[[Make.Partial(Users)], [], [Make.Complete("aws:999988887777:users")], [Make.Complete(Users), Make.Partial(Users)]])
        {
            var result = await RunAsync(Later, less);
            Assert.Null(Assert.Single(result.Identities).Presence.DisappearedAt);
            Assert.Equal(Make.AsOf, Assert.Single(_store.Identities.Values).Presence.LastSeen);
            Assert.Equal(first.Findings.Select(finding => finding.Id), result.Findings.Select(finding => finding.Id));
        }
    }

    [Fact]
    public async Task What_a_complete_area_does_not_show_has_disappeared_and_is_kept_and_comes_back()
    {
        await RunAsync(Make.AsOf, Old(), Make.Complete(Users));

        var gone = await RunAsync(Later, Make.Complete(Users));
        Assert.Equal(Later, Assert.Single(gone.Identities).Presence.DisappearedAt);
        Assert.Equal(Later, Assert.Single(_store.Identities.Values).Presence.DisappearedAt);
        Assert.Equal(Make.AsOf, Assert.Single(_store.Identities.Values).Presence.LastSeen);
        Assert.Empty(gone.Findings);
        Assert.Empty(gone.NotAssessable);
        Assert.Empty(_store.Findings);

        await RunAsync(Later.AddDays(1), Make.Complete(Users));
        Assert.Equal(Later, Assert.Single(_store.Identities.Values).Presence.DisappearedAt);

        var back = await RunAsync(Later.AddDays(2), Old(), Make.Complete(Users));
        var presence = Assert.Single(_store.Identities.Values).Presence;
        Assert.Equal((Make.AsOf, Later.AddDays(2), (DateTimeOffset?)null), (presence.FirstSeen, presence.LastSeen, presence.DisappearedAt));
        Assert.NotEmpty(back.Findings);
    }

    [Fact]
    public async Task Re_created_under_the_same_name_is_another_and_the_old_one_has_disappeared()
    {
        await RunAsync(Make.AsOf, Make.User("AIDA1", "bot"), Make.Complete(Users));

        await RunAsync(Later, Make.User("AIDA2", "bot"), Make.Complete(Users));

        Assert.Equal(Later, _store.Identities[new($"aws:{Make.Account}:AIDA1")].Presence.DisappearedAt);
        Assert.Null(_store.Identities[new($"aws:{Make.Account}:AIDA1")].Principal);
        var made = _store.Identities[new($"aws:{Make.Account}:AIDA2")].Presence;
        Assert.Equal((Later, (DateTimeOffset?)null), (made.FirstSeen, made.DisappearedAt));
    }

    [Fact]
    public async Task A_key_without_its_user_is_merged_when_he_appears()
    {
        object key = Make.KeyList("bot", Make.Key("AKIA1"));
        await RunAsync(Make.AsOf, key);
        Assert.Equal("aws:key:AKIA1", Assert.Single(_store.Identities.Keys).Value);

        var result = await RunAsync(Later, key, Make.User("AIDA1", "bot"), Make.Complete(Users));

        Assert.Equal($"aws:{Make.Account}:AIDA1", Assert.Single(result.Identities).Id.Value);
        Assert.Equal($"aws:{Make.Account}:AIDA1", _store.Identities[new("aws:key:AKIA1")].Principal?.Value);
        Assert.DoesNotContain(_store.Findings.Values, finding => finding.Identity?.Value == "aws:key:AKIA1");
        var again = await RunAsync(Later.AddDays(1), key, Make.User("AIDA1", "bot"), Make.Complete(Users));
        Assert.Single(again.Identities);
        Assert.IsType<InventoryChange.Seen>(Assert.Single(_store.Last));
    }

    [Fact]
    public async Task A_user_known_by_name_alone_is_merged_when_his_immutable_id_appears()
    {
        await RunAsync(Make.AsOf, Make.ReportRow("bot", "report.csv"));

        var result = await RunAsync(Later, Make.ReportRow("bot", "report.csv"), Make.User("AIDA1", "bot"));

        Assert.Single(result.Identities);
        Assert.Equal($"aws:{Make.Account}:AIDA1", _store.Identities[new($"aws:{Make.Account}:user/bot")].Principal?.Value);
    }

    [Fact]
    public async Task First_seen_is_of_the_inventory_and_so_is_triage()
    {
        object unknown = Make.User("AIDA1", "bot");
        Assert.DoesNotContain((await RunAsync(Make.AsOf, unknown)).Findings, finding => finding.Result.Control == "classification.triage");
        Assert.DoesNotContain((await RunAsync(Make.AsOf.AddDays(14), unknown)).Findings, finding => finding.Result.Control == "classification.triage");

        Assert.Contains((await RunAsync(Make.AsOf.AddDays(14).AddTicks(1), unknown)).Findings, finding => finding.Result.Control == "classification.triage");
    }

    [Fact]
    public async Task A_change_is_told_once()
    {
        await RunAsync(Make.AsOf, Make.User("AIDA1", "bot"));
        var changed = Make.User("AIDA1", "bot") with { Facts = Make.Subclass("aws:iam-user").Set(IdentityFacts.Purpose, "loads", "tags").ToFactSet() };

        await RunAsync(Later, changed);
        Assert.Equal("loads", Assert.Single(_store.Last.OfType<InventoryChange.Upserted>()).Identity.Facts.Get(IdentityFacts.Purpose).Value);
        await RunAsync(Later.AddDays(1), changed);
        Assert.Empty(_store.Last.OfType<InventoryChange.Upserted>());
    }

    [Fact]
    public async Task A_commit_that_comes_too_late_is_made_again_without_reading_again()
    {
        var source = new TestSource(Old(), Make.Complete(Users));
        _store.Conflicts = 4;

        var result = await Survey(source).RunAsync(new() { AsOf = Make.AsOf });

        Assert.Equal((5, 1), (_store.Commits, source.Reads));
        Assert.Equal(result.Findings.Select(finding => finding.Id).Order(), _store.Findings.Keys.Order());
    }

    [Fact]
    public async Task One_that_always_comes_too_late_gives_up_and_says_so()
    {
        _store.Conflicts = int.MaxValue;

        await Assert.ThrowsAsync<InventoryException>(() => Survey(new TestSource(Old())).RunAsync(new() { AsOf = Make.AsOf }));
        Assert.Empty(_store.Identities);
    }

    [Fact]
    public async Task Surveys_that_overlap_are_committed_one_after_the_other()
    {
        await RunAsync(Make.AsOf, Make.User("AIDA1", "one"), Make.Complete(Users));
        var inner = false;
        var outer = new TestSource(Make.User("AIDA2", "two"))
        {
            After = _ =>
            {
                if (!inner)
                {
                    inner = true;
                    Survey(new TestSource(Make.User("AIDA3", "three"))).RunAsync(new() { AsOf = Later }).GetAwaiter().GetResult();
                }
            },
        };

        await Survey(outer).RunAsync(new() { AsOf = Later });

        Assert.Equal(3, _store.Identities.Count);
    }

    [Fact]
    public async Task Cancelled_in_the_middle_it_leaves_the_inventory_as_it_was()
    {
        await RunAsync(Make.AsOf, Old(), Make.Complete(Users));
        var before = _store.Dump;
        for (var at = 1; at <= 3; at++)
        {
            using var cancel = new CancellationTokenSource();
            var stop = at;
            var source = new TestSource(Make.User("AIDA8", "a"), Make.User("AIDA9", "b"), Make.Complete(Users)) { After = told => (told == stop ? cancel : null)?.Cancel() };

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Survey(source).RunAsync(new() { AsOf = Later }, progress: null, cancel.Token));
            Assert.Equal(before, _store.Dump);
        }
    }

    [Fact]
    public async Task A_source_that_fails_fails_the_survey_and_leaves_the_inventory_as_it_was()
    {
        await RunAsync(Make.AsOf, Old(), Make.Complete(Users));
        var before = _store.Dump;
        var source = new TestSource(Make.User("AIDA8", "a"), Make.Complete(Users)) { After = static _ => throw new InvalidOperationException("the disk is gone") };

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => new EstateSurvey([new TestSource(Make.User("AIDA7", "c")), source], _store).RunAsync(new() { AsOf = Later }));

        Assert.Equal("the disk is gone", thrown.Message);
        Assert.Equal(before, _store.Dump);
    }

    [Fact]
    public async Task An_accepted_finding_is_shown_apart_until_it_expires()
    {
        var policy = ControlPolicy.Baseline with { AcceptedRisks = [new("review-date", PolicySelector.Of(new(Make.UserArn("old"))), "sealed", "ciso@example.com", Later)] };

        var accepted = await new EstateSurvey([new TestSource(Old())], _store, policy).RunAsync(new() { AsOf = Make.AsOf });
        var finding = Assert.Single(accepted.Accepted).Key;
        Assert.Equal("review-date", finding.Result.Control);
        Assert.DoesNotContain(finding.Id, accepted.Findings.Select(other => other.Id));
        Assert.DoesNotContain(finding.Id, _store.Findings.Keys);

        var back = await new EstateSurvey([new TestSource(Old())], _store, policy).RunAsync(new() { AsOf = Later });
        Assert.Empty(back.Accepted);
        Assert.Contains(finding.Id, back.Findings.Select(other => other.Id));
    }

    [Fact]
    public async Task The_gravest_comes_first_and_ids_are_unique()
    {
        var admin = Make.User("AIDA2", "admin") with { Facts = Make.Subclass("aws:iam-user").Set(AccessFacts.AdministratorBy, new NameSet(["p"]), "a").ToFactSet() };
        var result = await RunAsync(Make.AsOf, Old(), admin, new CopySighting("slack-token", CopyVerdict.FormatOnly, new("repo", "a", 1, 1), 1), new CopySighting("slack-token", CopyVerdict.FormatOnly, new("repo", "a", 1, 1), 2));

        var severities = result.Findings.Select(finding => finding.Result.Severity).ToList();
        Assert.Equal(severities.OrderDescending(), severities);
        Assert.Equal(Severity.Critical, severities[0]);
        Assert.Equal(result.Findings.Count, result.Findings.Select(finding => finding.Id).Distinct().Count());
        Assert.Equal(2, result.Findings.Count(finding => finding.Identity is null));
    }

    private static Observation Old() => Make.User("AIDA1", "old") with
    {
        Facts = Make.Subclass("aws:iam-user").Set(IdentityFacts.InteractiveLogin, value: false, "report.csv").SetAbsent(IdentityFacts.ReviewDue, "details.json").ToFactSet(),
        Credentials = [Make.Key("AKIA1", Make.AsOf.AddDays(-300))],
        Owners = [new(OwnerRole.Application, null, ClaimTrust.Tag, "details.json")],
    };

    private EstateSurvey Survey(TestSource source) => new([source], _store);

    private Task<SurveyResult> RunAsync(DateTimeOffset asOf, params object[] items) => Survey(new TestSource(items)).RunAsync(new() { AsOf = asOf });
}
