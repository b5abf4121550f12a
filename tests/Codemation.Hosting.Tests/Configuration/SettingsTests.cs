using Codemation.Architecture.Tests;
using Codemation.Hosting.Commands;
using Codemation.Hosting.Configuration;

namespace Codemation.Hosting.Tests.Configuration;

public sealed class SettingsTests : IDisposable
{
    private readonly Settings settings = new();

    public void Dispose() => settings.Dispose();

    [Fact]
    public void Nothing_needs_to_be_configured()
    {
        var read = settings.Read();

        Assert.Equal((null, null, null), (read.Profile, read.Database, read.Concurrency));
    }

    [Fact]
    public void Later_sources_win_file_then_environments_file_then_variables_then_command_line()
    {
        settings.WriteFile("appsettings.json", """{ "Codemation": { "Concurrency": 1, "GracePeriod": "1s", "BasePath": "/one", "ApiKey": "one-one-one-one-one" } }""");
        settings.WriteFile("appsettings.Staging.json", """{ "Codemation": { "GracePeriod": "2s", "BasePath": "/two", "ApiKey": "two-two-two-two-two" } }""");
        settings.Variables["DOTNET_ENVIRONMENT"] = "Staging";
        settings.Variables["CODEMATION_BASE_PATH"] = "/three";
        settings.Variables["CODEMATION_API_KEY"] = "three-three-three";
        settings.Given["Codemation:ApiKey"] = "four-four-four-four";

        var read = settings.Read();

        Assert.Equal((1, TimeSpan.FromSeconds(2), "/three", "four-four-four-four"), (read.Concurrency, read.GracePeriod, read.Web.BasePath, read.Web.ApiKey));
    }

    [Fact]
    public void The_long_name_of_a_variable_wins_over_its_short_one_in_any_case()
    {
        settings.Variables["DATABASE_URL"] = "sqlite:///short.db";
        settings.Variables["CODEMATION__DATABASE"] = "sqlite:///long.db";

        Assert.Equal("sqlite:///long.db", settings.Read().Database);
    }

    [Fact]
    public void A_list_is_an_array_or_a_text_with_separators()
    {
        settings.WriteFile("appsettings.json", """{ "Codemation": { "Urls": [ "http://127.0.0.1:1", "http://127.0.0.1:2" ] } }""");
        Assert.Equal(["http://127.0.0.1:1", "http://127.0.0.1:2"], settings.Read().Web.Urls);

        settings.WriteFile("appsettings.json", "{}");
        settings.Variables["ASPNETCORE_URLS"] = "http://127.0.0.1:3;http://*:4";
        Assert.Equal(["http://127.0.0.1:3", "http://*:4"], settings.Read().Web.Urls);
    }

    [Fact]
    public void A_setting_that_does_not_exist_is_refused_with_the_nearest_name_and_its_source()
    {
        settings.WriteFile("appsettings.json", """{ "Codemation": { "Concurency": 4, "Limits": { "Deep": 3 } }, "Logging": { "LogLevel": { "Default": "Debug" } } }""");

        var error = Assert.Throws<UsageException>(settings.Read);

        Assert.Equal(
            [
                "There is no setting Codemation:Concurency (from appsettings.json) (did you mean \"Concurrency\"?).",
                "There is no setting Codemation:Limits:Deep (from appsettings.json) (did you mean \"Limits:Depth\"?).",
            ],
            error.Message.Split('\n'));
    }

    [Theory]
    [InlineData("Concurrency", "many", "takes a whole number from 1 to 10000, not \"many\"")]
    [InlineData("Concurrency", "0", "takes a whole number from 1 to 10000, not \"0\"")]
    [InlineData("GracePeriod", "30", "takes a duration from 0ms to 1h, such as 30s, 15m, 12h or 14d, not \"30\"")]
    [InlineData("GracePeriod", "2h", "takes a duration from 0ms to 1h, such as 30s, 15m, 12h or 14d, not \"2h\"")]
    [InlineData("Profile", "Prod", "takes one of Development, Production, HighThroughput, not \"Prod\"")]
    [InlineData("Profile", "Productoin", "takes one of Development, Production, HighThroughput, not \"Productoin\" (did you mean \"Production\"?)")]
    [InlineData("Urls", "localhost:5080", "takes addresses such as http://localhost:5080 or http://0.0.0.0:80, with semicolons between them, not \"localhost:5080\"")]
    [InlineData("BasePath", "automation", "takes a path such as /automation, not \"automation\"")]
    [InlineData("ApiKey", "short", "takes at least 16 characters without spaces; make one with: openssl rand -base64 32")]
    public void A_value_that_can_not_be_is_refused_with_what_can_be(string key, string text, string problem)
    {
        settings.Variables[$"Codemation__{key}"] = text;

        var error = Assert.Throws<UsageException>(settings.Read);

        Assert.Equal($"Codemation:{key} (from the environment) {problem}.", error.Message);
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_refused_by_its_name()
    {
        var path = settings.WriteFile("appsettings.json", """{ "Codemation": """);

        var error = Assert.Throws<UsageException>(settings.Read);

        Assert.StartsWith($"\"{path}\" can't be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_sets_what_belongs_together_and_single_values_override_it()
    {
        settings.Variables["Codemation__Profile"] = "highthroughput";
        var profile = Configured();
        settings.Variables["Codemation__Concurrency"] = "3";
        var overridden = Configured();

        Assert.Equal((ProfileValues.Of(Profile.HighThroughput, Environment.ProcessorCount).Concurrency, TimeSpan.FromSeconds(30)), profile);
        Assert.Equal((3, TimeSpan.FromSeconds(30)), overridden);
    }

    [Fact]
    public void How_processes_of_a_cluster_notice_each_other_follows_the_profile_too()
    {
        settings.Variables["Codemation__Profile"] = "Development";
        settings.Variables["Codemation__CheckInThreshold"] = "20s";
        var read = settings.Read();

        WorkflowHost.Create(app =>
        {
            read.Configure(app);
            Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20)), (app.Cluster.CheckIn, app.Cluster.Threshold));
        });
    }

    [Fact]
    public void Limits_that_nobody_named_stay_as_they_are()
    {
        settings.Variables["Codemation__Limits__Depth"] = "3";
        var read = settings.Read();

        WorkflowHost.Create(app =>
        {
            app.Limits = new RunLimits { ItemBytes = 2048 };
            read.Configure(app);
            Assert.Equal(new RunLimits { ItemBytes = 2048, Depth = 3 }, app.Limits);
        });
    }

    [Fact]
    public void Every_setting_and_its_variable_are_documented()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));

        Assert.All(KnownSettings.All, setting => Assert.Contains($"`{setting.Key}`", text, StringComparison.Ordinal));
        Assert.All(KnownSettings.All.Where(setting => setting.Variable is not null), setting => Assert.Contains($"`{setting.Variable}`", text, StringComparison.Ordinal));
        Assert.All(Enum.GetNames<Profile>(), profile => Assert.Contains($"`{profile}`", text, StringComparison.Ordinal));
    }

    private (int Concurrency, TimeSpan GracePeriod) Configured()
    {
        var read = settings.Read();
        (int, TimeSpan) configured = default;
        WorkflowHost.Create(app =>
        {
            read.Configure(app);
            configured = (app.Concurrency, app.GracePeriod);
        });
        return configured;
    }
}
