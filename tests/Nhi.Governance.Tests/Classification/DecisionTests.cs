namespace Nhi.Governance.Tests.Classifying;

/// <summary>A decision keeps what decided, what spoke in vain, and what would have decided otherwise.</summary>
public sealed class DecisionTests
{
    [Fact]
    public void A_refined_rule_overrules_the_base_and_both_are_kept()
    {
        var decision = Classifier.BuiltIn.Decide(Make.Subclass("aws:iam-user").Set(IdentityFacts.InteractiveLogin, value: false, "report.csv").Set(IdentityFacts.Vendor, "Datadog", "tags").ToFactSet());

        Assert.Equal(IdentityClass.ThirdPartyIntegration, decision.Classification.Class);
        Assert.Equal("aws-user-vendor", Assert.Single(decision.Deciding).Rule.Id);
        Assert.Equal("aws-user-no-console", Assert.Single(decision.Overruled).Rule.Id);
        Assert.True(decision.HasDissent);
        Assert.False(decision.IsDeclared);
    }

    [Fact]
    public void What_one_fact_more_would_have_made_is_told()
    {
        var decision = Classifier.BuiltIn.Decide(Make.Subclass("aws:iam-user").Set(IdentityFacts.InteractiveLogin, value: false, "report.csv").ToFactSet());

        Assert.Equal(["aws-user-console", "aws-user-vendor"], decision.Otherwise.Select(near => near.Rule.Id).Order(StringComparer.Ordinal));
        var console = decision.Otherwise.Single(near => near.Rule.Id is "aws-user-console");
        Assert.Equal((nameof(Standing.Human), IdentityFacts.InteractiveLogin.Meaning + ": yes", IdentityFacts.InteractiveLogin.Meaning + ": no (report.csv)"), (console.Label, console.Lacks.Demand(), console.Found));
    }

    [Fact]
    public void A_rule_that_would_fall_silent_has_no_say_in_what_would_have_been()
    {
        var decision = Classifier.BuiltIn.Decide(Make.Subclass("aws:iam-user").Set(IdentityFacts.InteractiveLogin, value: false, "report.csv").Set(IdentityFacts.Vendor, "Datadog", "tags").ToFactSet());

        Assert.Equal(("aws-user-console", nameof(Standing.Human)), (Assert.Single(decision.Otherwise).Rule.Id, decision.Otherwise[0].Label));
    }

    [Fact]
    public void What_would_conflict_is_told_as_that()
    {
        var decision = Classifier.BuiltIn.Decide(Make.Subclass("aws:iam-role").Set(TrustFacts.AssumableBy, new NameSet([AssumableBy.Service]), "a").ToFactSet());

        Assert.Equal(3, decision.Otherwise.Count);
        Assert.Contains(decision.Otherwise, near => near is { Rule.Id: "aws-role-people", Label: "Unknown, in conflict" });
        Assert.DoesNotContain(decision.Otherwise, near => near.Rule.Id is "aws-role-workload");
    }

    [Fact]
    public void A_declaration_decides_and_the_evidence_without_it_is_kept()
    {
        var decision = Classifier.BuiltIn.Decide(Make.Subclass("slack:bot").Set(IdentityFacts.DeclaredClass, "AiAgent", "register.yaml").ToFactSet());

        Assert.True(decision is { IsDeclared: true, HasDissent: true, Classification.Label: "AiAgent", Evident.Label: "Bot" });
        Assert.Equal("listed-bot", Assert.Single(decision.Deciding).Rule.Id);
    }

    [Fact]
    public void Deciding_with_words_decides_what_is_decided_without()
    {
        foreach (var subclass in BuiltInRules.All.SelectMany(rule => rule.Tests).OfType<FactTest.Is>().Select(test => test.Value).Append("x:y"))
        {
            var facts = Make.Subclass(subclass).ToFactSet();
            var (plain, decision) = (Classifier.BuiltIn.Classify(facts), Classifier.BuiltIn.Decide(facts));
            Assert.Equal((plain.Label, plain.Confidence, plain.IsConflict), (decision.Classification.Label, decision.Classification.Confidence, decision.Classification.IsConflict));
            Assert.Equal(plain.Evidence.Select(evidence => evidence.Rule), decision.Deciding.Select(voice => voice.Rule.Id));
        }
    }
}
