using Codemation.Runtime.Tests.Storage;

// Tests run in the test host. This is where tests of crashes find a second process.
if (args is not [OtherProcess.Write, var databasePath])
{
    Console.Error.WriteLine($"usage: {OtherProcess.Write} DATABASE");
    return 2;
}

await OtherProcess.RunAsync(databasePath);
return 0;
