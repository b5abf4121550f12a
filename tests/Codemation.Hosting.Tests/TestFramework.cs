[assembly: TestFramework("Codemation.Testing.ServerTestFramework", "Codemation.Hosting.Tests")]
