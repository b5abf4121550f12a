using Codemation.Runtime.Storage;
using Npgsql;

namespace Codemation.Runtime.Tests.Storage;

public sealed class DatabaseLocationTests
{
    private static readonly string Root = Path.GetFullPath("/srv/app");

    [Theory]
    [InlineData(null, ".codemation/codemation.db")]
    [InlineData("", ".codemation/codemation.db")]
    [InlineData("sqlite:///runs.db", "runs.db")]
    [InlineData("sqlite:///data/../runs.db", "runs.db")]
    [InlineData("SQLITE:///my%20runs.db", "my runs.db")]
    [InlineData("sqlite:////var/lib/runs.db", "/var/lib/runs.db")]
    public void An_address_names_a_file_relative_to_the_working_directory(string? address, string path) =>
        Assert.Equal(Path.GetFullPath(path, Root), Assert.IsType<SqliteLocation>(DatabaseLocation.Parse(address, Root)).Path);

    [Theory]
    [InlineData("postgresql://user:secret@host", "names no host or no database")]
    [InlineData("postgresql://user:secret@host/db/more", "names no host or no database")]
    [InlineData("postgresql://user:secret@host/db?sslmode=perhaps", "the value of its option \"sslmode\" is not known")]
    [InlineData("postgresql://user:secret@host/db?colour=blue", "its option \"colour\" is not known")]
    [InlineData("mysql://user:secret@host/db", "sqlite:///relative/path.db")]
    [InlineData("runs.db", "sqlite:///relative/path.db")]
    [InlineData("sqlite:///", "names no file")]
    [InlineData("sqlite:///data/", "names no file")]
    public void An_address_that_cannot_be_used_is_refused_with_what_to_write_instead(string address, string advice)
    {
        var refusal = Assert.Throws<FormatException>(() => DatabaseLocation.Parse(address, Root));

        Assert.Contains(advice, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://me:secret@db.example:6000/runs", "Host=db.example;Port=6000;Database=runs;Username=me;Password=secret")]
    [InlineData("postgres://db.example/runs", "Host=db.example;Port=5432;Database=runs")]
    [InlineData("postgresql://a%40b:s%3Bp@[::1]/my%20runs", "Host=::1;Port=5432;Database=\"my runs\";Username=a@b;Password=\"s;p\"")]
    [InlineData("postgresql://h/d?sslmode=verify-full&application_name=it", "Host=h;Port=5432;Database=d;SSL Mode=VerifyFull;Application Name=it")]
    public void An_address_names_a_database_of_a_server(string address, string connection)
    {
        var location = Assert.IsType<PostgresLocation>(DatabaseLocation.Parse(address, Root));

        Assert.Equal(new NpgsqlConnectionStringBuilder(connection), new NpgsqlConnectionStringBuilder(location.ConnectionString));
        Assert.DoesNotContain("secret", location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_is_made_for_this_user_only()
    {
        var folder = Directory.CreateTempSubdirectory("codemation-tests-");
        try
        {
            var location = Assert.IsType<SqliteLocation>(DatabaseLocation.Parse(null, folder.FullName));
            location.CreateFolder();

            var made = Path.GetDirectoryName(location.Path)!;
            Assert.True(Directory.Exists(made));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(made));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
