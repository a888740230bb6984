<?xml version="1.0" encoding="UTF-8"?>
<!--
  From a filing of ours to the record that its approval makes of it: what the bureau then holds, under the same names. What the applicant
  declared, what only this filing needed, and materials are left out. The numbers are not in the filing; who enters the approval adds them.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:n="urn:beian:filing:1"
    xmlns="urn:beian:record:1" exclude-result-prefixes="n">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:template match="/n:filing">
    <record>
      <xsl:apply-templates select="n:entity | n:service"/>
    </record>
  </xsl:template>

  <xsl:template match="n:entity">
    <entity>
      <xsl:apply-templates select="n:nature | n:region | n:document | n:name | n:superior | n:mailing-region | n:mailing-address
        | n:remark | n:person"/>
    </entity>
  </xsl:template>

  <xsl:template match="n:service">
    <service id="{@id}">
      <xsl:apply-templates select="n:kind"/>
      <xsl:apply-templates select="n:domain"/>
      <xsl:apply-templates select="n:name | n:home-url | n:content | n:language | n:remark"/>
      <xsl:apply-templates select="n:sdk-offered | n:sdk-used | n:sdk-names"/>
      <xsl:apply-templates select="n:category"/>
      <xsl:apply-templates select="n:backend"/>
      <xsl:apply-templates select="n:platform"/>
      <xsl:apply-templates select="n:approval"/>
      <xsl:apply-templates select="n:person"/>
      <xsl:apply-templates select="n:access"/>
    </service>
  </xsl:template>

  <xsl:template match="n:person">
    <person>
      <xsl:apply-templates select="n:name | n:document | n:mobile | n:emergency | n:landline | n:email"/>
    </person>
  </xsl:template>

  <xsl:template match="n:document">
    <document>
      <xsl:apply-templates select="n:type | n:number | n:valid-from | n:valid-to | n:address"/>
    </document>
  </xsl:template>

  <xsl:template match="n:domain">
    <domain>
      <xsl:apply-templates select="n:name"/>
    </domain>
  </xsl:template>

  <xsl:template match="n:approval">
    <approval id="{@id}">
      <xsl:apply-templates select="n:type | n:number | n:valid-to"/>
    </approval>
  </xsl:template>

  <xsl:template match="n:category | n:platform">
    <xsl:element name="{local-name()}" namespace="urn:beian:record:1">
      <xsl:copy-of select="@id"/>
      <xsl:apply-templates select="*"/>
    </xsl:element>
  </xsl:template>

  <!-- Whose the domain is was asked for the filing alone. -->
  <xsl:template match="n:backend">
    <backend id="{@id}">
      <xsl:apply-templates select="n:name"/>
    </backend>
  </xsl:template>

  <xsl:template match="n:access">
    <access>
      <xsl:apply-templates select="n:provider"/>
      <xsl:apply-templates select="n:place"/>
      <xsl:apply-templates select="n:mode"/>
      <xsl:apply-templates select="n:address"/>
    </access>
  </xsl:template>

  <xsl:template match="n:address[@id]">
    <address id="{@id}">
      <xsl:apply-templates select="n:from | n:to"/>
    </address>
  </xsl:template>

  <!-- What holds no elements is a value. -->
  <xsl:template match="n:*">
    <xsl:if test="not(*) and . != ''">
      <xsl:element name="{local-name()}" namespace="urn:beian:record:1">
        <xsl:value-of select="."/>
      </xsl:element>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
