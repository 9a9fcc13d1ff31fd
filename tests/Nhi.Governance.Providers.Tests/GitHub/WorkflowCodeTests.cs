using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.GitHub;

/// <summary>Whose code and words jobs run, and what they have in reach.</summary>
public sealed class WorkflowCodeTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Secret = "env: { T: '${{ secrets.TOKEN }}' }";

    [Theory]
    [InlineData("tj-actions/changed-files@v45", true)]
    [InlineData("tj-actions/changed-files@main", true)]
    [InlineData("tj-actions/changed-files@0123456", true)]
    [InlineData("tj-actions/changed-files/sub@v1", true)]
    [InlineData("docker://alpine:3.20", true)]
    [InlineData("docker://ghcr.io/x/y@sha256:" + Digest, false)]
    [InlineData("tj-actions/changed-files@" + Commit, false)]
    [InlineData("tj-actions/changed-files@" + Digest, false)]
    [InlineData("actions/checkout@v4", false)]
    [InlineData("github/codeql-action/init@v3", false)]
    [InlineData("ACME/own@main", false)]
    [InlineData("./.github/actions/own", false)]
    public async Task Code_of_others_is_movable_unless_it_is_named_by_its_commit(string uses, bool isMovable)
    {
        var job = await JobAsync($"on: push\njobs: {{ a: {{ steps: [{{ uses: '{uses}' }}], {Secret} }} }}");
        var fact = job.Facts.Get(PipelineFacts.MovableActions);
        Assert.Equal(isMovable ? FactState.Known : FactState.Absent, fact.State);
        Assert.Equal(isMovable ? uses : null, fact.Value?.Single());
        Assert.True(job.Facts.Get(PipelineFacts.MovableActionsByDefault).IsUnknown);
    }

    [Fact]
    public async Task A_workflow_of_others_is_code_of_others() =>
        Assert.Equal(["other/w/.github/workflows/x.yml@v1"], (await JobAsync("on: push\njobs: { a: { uses: other/w/.github/workflows/x.yml@v1, secrets: inherit } }")).Facts.Get(PipelineFacts.MovableActions).Value);

    /// <summary>+: something is in reach; ?: what the token may do the repository's setting tells; -: nothing.</summary>
    [Theory]
    [InlineData("on: push\njobs: { a: { STEPS } }", '?')]
    [InlineData("on: push\npermissions: { contents: read }\njobs: { a: { STEPS } }", '-')]
    [InlineData("on: push\npermissions: {}\njobs: { a: { STEPS } }", '-')]
    [InlineData("on: push\npermissions: read-all\njobs: { a: { STEPS } }", '-')]
    [InlineData("on: push\npermissions: write-all\njobs: { a: { STEPS } }", '+')]
    [InlineData("on: push\npermissions: { id-token: write }\njobs: { a: { STEPS } }", '+')]
    [InlineData("on: push\npermissions: write-all\njobs: { a: { permissions: { contents: read }, STEPS } }", '-')]
    [InlineData("on: push\npermissions: { contents: read }\njobs: { a: { permissions: { packages: write }, STEPS } }", '+')]
    [InlineData("on: push\npermissions: {}\nenv: { T: '${{ secrets.X }}' }\njobs: { a: { STEPS } }", '+')]
    [InlineData("on: push\npermissions: {}\njobs: { a: { env: { T: '${{ toJSON(secrets) }}' }, STEPS } }", '+')]
    [InlineData("on: push\npermissions: {}\njobs: { a: { env: { T: \"${{ secrets['X'] }}\" }, STEPS } }", '+')]
    [InlineData("on: push\npermissions: {}\njobs: { a: { env: { T: '${{ secrets.github_token }} secrets.X' }, STEPS } }", '-')]
    [InlineData("on: pull_request\npermissions: { contents: read }\njobs: { a: { STEPS } }", '-')]
    [InlineData("on: pull_request_target\njobs: { a: { STEPS } }", '+')]
    [InlineData("on: [push, pull_request_target]\npermissions: { contents: read }\njobs: { a: { STEPS } }", '-')]
    public async Task What_a_job_holds_says_whether_it_matters(string workflow, char reach)
    {
        var facts = (await JobAsync(workflow.Replace("STEPS", "steps: [{ uses: other/x@v1 }]", StringComparison.Ordinal))).Facts;
        Assert.Equal(reach == '+' ? FactState.Known : FactState.Absent, facts.Get(PipelineFacts.MovableActions).State);
        Assert.Equal(reach == '?', facts.Get(PipelineFacts.MovableActionsByDefault).IsKnown);
    }

    [Theory]
    [InlineData("pull_request_target", "{ uses: actions/checkout@v4, with: { ref: '${{ github.event.pull_request.head.sha }}' } }", "takes the stranger's code (github.event.pull_request.head.sha)")]
    [InlineData("pull_request_target", "{ uses: actions/checkout@v4, with: { repository: '${{ github.event.pull_request.head.repo.full_name }}' } }", "takes the stranger's code (github.event.pull_request.head.repo.full_name)")]
    [InlineData("workflow_run", "{ uses: actions/checkout@v4, with: { ref: '${{ github.event.workflow_run.head_sha }}' } }", "takes the stranger's code (github.event.workflow_run.head_sha)")]
    [InlineData("issue_comment", "{ uses: actions/checkout@v4, with: { ref: 'refs/pull/${{ github.event.issue.number }}/merge' } }", "takes the stranger's code (refs/pull/)")]
    [InlineData("issue_comment", "{ run: 'gh pr checkout ${{ github.event.issue.number }}' }", "takes the stranger's code (gh pr checkout)")]
    [InlineData("pull_request_target", "{ run: 'git fetch origin pull/${{ github.event.number }}/head' }", "takes the stranger's code (pull/$)")]
    [InlineData("pull_request_target", "{ run: 'echo ${{ github.event.pull_request.title }}' }", "puts the stranger's words into a script (github.event.pull_request.title)")]
    [InlineData("issues", "{ run: 'echo \"${{ github.event.issue.body }}\"' }", "puts the stranger's words into a script (github.event.issue.body)")]
    [InlineData("workflow_run", "{ uses: actions/github-script@v7, with: { script: 'x(`${{ github.event.workflow_run.head_branch }}`)' } }", "puts the stranger's words into a script (github.event.workflow_run.head_branch)")]
    [InlineData("discussion_comment", "{ run: 'echo ${{ toJSON(github.event.comment.body) }}' }", "puts the stranger's words into a script (github.event.comment.body)")]
    public async Task What_strangers_write_is_run(string started, string step, string says)
    {
        var facts = (await JobAsync($"on: [{started}]\npermissions: {{ contents: write }}\njobs: {{ a: {{ steps: [{step}] }} }}")).Facts;
        Assert.Equal([$"jobs.a on {started} {says}"], facts.Get(PipelineFacts.UntrustedCode).Value);

        var read = (await JobAsync($"on: [{started}]\npermissions: {{ contents: read }}\njobs: {{ a: {{ steps: [{step}] }} }}")).Facts;
        Assert.True(read.Get(PipelineFacts.UntrustedCode).IsAbsent);
        var undecided = (await JobAsync($"on: [{started}]\njobs: {{ a: {{ steps: [{step}] }} }}")).Facts;
        Assert.Equal(started == "pull_request_target", undecided.Get(PipelineFacts.UntrustedCode).IsKnown);
        Assert.Equal(started != "pull_request_target", undecided.Get(PipelineFacts.UntrustedCodeByDefault).IsKnown);
        foreach (var harmless in new[] { "push", "pull_request", "workflow_dispatch", "schedule" })
        {
            var own = (await JobAsync($"on: {{ {harmless}: }}\npermissions: write-all\njobs: {{ a: {{ steps: [{step}] }} }}")).Facts;
            Assert.True(own.Get(PipelineFacts.UntrustedCode).IsAbsent, harmless);
            Assert.True(own.Get(PipelineFacts.UntrustedCodeByDefault).IsUnknown, harmless);
        }
    }

    [Theory]
    [InlineData("{ uses: actions/checkout@v4 }")]
    [InlineData("{ uses: actions/checkout@v4, with: { ref: '${{ github.event.pull_request.base.sha }}' } }")]
    [InlineData("{ run: 'echo ${{ github.event.pull_request.number }} ${{ github.event.action }}' }")]
    [InlineData("{ run: 'echo ${{ contains(github.event.pull_request.title, 1) }}' }")]
    [InlineData("{ run: 'echo $TITLE', env: { TITLE: '${{ github.event.pull_request.title }}' } }")]
    [InlineData("{ run: 'echo github.event.pull_request.title' }")]
    [InlineData("{ run: 'echo ${{ github.event.pull_request.head.sha }}' }")]
    public async Task What_is_no_stranger_s_is_not(string step) =>
        Assert.True((await JobAsync($"on: pull_request_target\njobs: {{ a: {{ steps: [{step}] }} }}")).Facts.Get(PipelineFacts.UntrustedCode).IsAbsent);

    [Theory]
    [InlineData("github.event.pull_request.head.repo.full_name == github.repository", true)]
    [InlineData("${{ !github.event.pull_request.head.repo.fork }}", true)]
    [InlineData("github.event.comment.author_association == 'MEMBER'", true)]
    [InlineData("github.actor == 'dependabot[bot]'", false)]
    [InlineData("contains(github.event.pull_request.labels.*.name, 'safe')", false)]
    public async Task A_job_for_the_repository_s_own_is_not_a_stranger_s(string condition, bool isOwn)
    {
        var job = await JobAsync($"on: pull_request_target\njobs:\n  a:\n    if: \"{condition}\"\n    steps: [{{ run: 'echo ${{{{ github.head_ref }}}}' }}]");
        Assert.Equal(isOwn, job.Facts.Get(PipelineFacts.UntrustedCode).IsAbsent);
    }

    private static async Task<Observation> JobAsync(string workflow)
    {
        var events = await Reading.FileAsync("ci.yml", workflow + "\n", Reading.Scope(("github.repository", "acme/payments")));
        Assert.Empty(events.OfType<SourceEvent.Rejected>());
        return Assert.Single(events.Identities());
    }
}
